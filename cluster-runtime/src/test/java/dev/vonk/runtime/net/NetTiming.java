package dev.vonk.runtime.net;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Measures connections over loopback, both ends in this process, each with an event loop of its own. Prints the time to
/// the first connection of a cold process, then megabytes and round trips per second, plain and with TLS.
public final class NetTiming {
    private static final int REPLY = 10;
    private static final int ASK = 11;
    private static final int BULK = 200;
    private static final long WINDOW = 8 << 20;
    private static final byte[] ME = "timing".getBytes(StandardCharsets.UTF_8);

    private final Network here = Network.start(Liveness.DEFAULT, 1);
    private final Network there = Network.start(Liveness.DEFAULT, 1);
    private final AtomicLong arrived = new AtomicLong();
    private final BlockingQueue<byte[]> replies = new ArrayBlockingQueue<>(1000);
    private final Semaphore window = new Semaphore(0);

    private NetTiming() {
    }

    /// @param arguments seconds for each measurement; `cold` to measure the start alone
    public static void main(String[] arguments) throws Exception {
        long start = System.nanoTime();
        NetTiming timing = new NetTiming();
        long started = System.nanoTime();
        Connection first = timing.connect(null);
        System.out.printf(
                "cold: two networks %.0f ms, first listen and connect %.0f ms%n", (started - start) / 1e6,
                (System.nanoTime() - started) / 1e6);
        first.close("done");
        if (arguments.length > 0 && arguments[0].equals("cold")) {
            return;
        }
        double seconds = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 3;
        timing.measure("plain", null, seconds);
        timing.measure("TLS", TlsIdentity.selfSigned(), seconds);
    }

    private Connection connect(@Nullable TlsIdentity identity) throws ConnectionRefused {
        Secret secret = Secret.random();
        Listener listener = there.listen("127.0.0.1", 0, secret, identity,
                (self, connection) -> new ConnectionHandler() {
                    @Override
                    public void received(int type, byte[] payload) {
                        if (type == ASK) {
                            connection.send(REPLY, payload);
                        } else {
                            arrived.addAndGet(payload.length);
                        }
                    }

                    @Override
                    public void closed(CloseReason reason) {
                    }
                });
        return here.connect(
                new Endpoint("127.0.0.1", listener.port(), listener.fingerprint()), secret, ME,
                new ConnectionHandler() {
                    @Override
                    public void received(int type, byte[] payload) {
                        window.release();
                        replies.offer(payload);
                    }

                    @Override
                    public void closed(CloseReason reason) {
                    }
                });
    }

    private void measure(String name, @Nullable TlsIdentity identity, double seconds) throws Exception {
        Connection connection = connect(identity);
        for (int size : new int[]{64 << 10, 1 << 20, 16 << 20}) {
            bulk(connection, size, seconds / 2);
            System.out.printf("%s: frames of %d KiB: %.0f MB/s%n", name, size >> 10,
                    bulk(connection, size, seconds) / 1e6);
        }
        one(connection, seconds / 2);
        System.out.printf("%s: 1 KB there and back, one at a time: %s%n", name, one(connection, seconds));
        System.out.printf("%s: 1 KB there and back, 64 at a time: %.0f/s%n", name, many(connection, 64, seconds));
        connection.close("done");
    }

    private double bulk(Connection connection, int size, double seconds) throws InterruptedException {
        byte[] payload = new byte[size];
        long before = arrived.get();
        long start = System.nanoTime();
        long sent = 0;
        while (System.nanoTime() - start < seconds * 1e9) {
            connection.awaitWritable(WINDOW);
            connection.send(BULK, payload);
            sent += size;
        }
        while (arrived.get() - before < sent) {
            Thread.sleep(1);
        }
        return sent / ((System.nanoTime() - start) / 1e9);
    }

    private String one(Connection connection, double seconds) throws InterruptedException {
        byte[] payload = new byte[1000];
        long[] nanos = new long[5_000_000];
        int count = 0;
        long start = System.nanoTime();
        while (System.nanoTime() - start < seconds * 1e9 && count < nanos.length) {
            replies.clear();
            long asked = System.nanoTime();
            connection.send(ASK, payload);
            if (replies.poll(10, TimeUnit.SECONDS) == null) {
                throw new IllegalStateException("no reply");
            }
            nanos[count++] = System.nanoTime() - asked;
        }
        double rate = count / ((System.nanoTime() - start) / 1e9);
        Arrays.sort(nanos, 0, count);
        return String.format(
                "%.0f/s, median %.1f us, 99 of 100 within %.1f us", rate, nanos[count / 2] / 1e3,
                nanos[count / 100 * 99] / 1e3);
    }

    private double many(Connection connection, int atOnce, double seconds) throws InterruptedException {
        byte[] payload = new byte[1000];
        window.drainPermits();
        window.release(atOnce);
        long start = System.nanoTime();
        long count = 0;
        while (System.nanoTime() - start < seconds * 1e9) {
            window.acquire();
            connection.send(ASK, payload);
            count++;
        }
        window.acquire(atOnce);
        return count / ((System.nanoTime() - start) / 1e9);
    }
}
