package dev.vonk.runtime.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Stands between two processes of a test and does to their connection what networks do: delays it, slows it, lets
/// nothing through one way, resets it, turns a bit round. Forwards TCP from a free port of 127.0.0.1 to another port.
/// Settings hold for connections that exist as well as for new ones.
public final class FaultProxy implements AutoCloseable {
    private static final int CHUNK = 16 << 10;
    private static final int NO_TARGET = 0;

    /// Which way bytes go.
    public enum Way {
        /// From whoever connected to the proxy to the port behind it.
        FORTH,
        /// The other way.
        BACK
    }

    private static final class Settings {
        volatile long delayNanos;
        volatile long bytesPerSecond = Long.MAX_VALUE;
        volatile boolean swallow;
        /// The byte, counted from the next one to pass, whose lowest bit is to turn; negative for none.
        final AtomicLong flipAt = new AtomicLong(-1);
        final AtomicLong passed = new AtomicLong();
    }

    private record Chunk(byte[] bytes, int length, long dueNanos) {}

    private final ServerSocket server;
    private final Settings forth = new Settings();
    private final Settings back = new Settings();
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile int target;
    private volatile boolean refusing;

    private FaultProxy(ServerSocket server, int target) {
        this.server = server;
        this.target = target;
    }

    /// A proxy for `port` of this machine.
    public static FaultProxy to(int port) throws IOException {
        FaultProxy proxy = new FaultProxy(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), port);
        daemon("accept", proxy::accept);
        return proxy;
    }

    /// A proxy whose port is needed before the one behind it is known; see [#target].
    public static FaultProxy toBeDecided() throws IOException {
        return to(NO_TARGET);
    }

    /// From now on new connections lead to `port`.
    public void target(int port) {
        target = port;
    }

    /// The port to connect to.
    public int port() {
        return server.getLocalPort();
    }

    /// How many connections came.
    public int accepted() {
        return accepted.get();
    }

    /// Bytes that went through.
    public long passed(Way way) {
        return settings(way).passed.get();
    }

    /// All bytes arrive so much later.
    public void delay(Way way, long millis) {
        settings(way).delayNanos = TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /// No more than so many bytes pass in a second.
    public void rate(Way way, long bytesPerSecond) {
        settings(way).bytesPerSecond = bytesPerSecond;
    }

    /// Nothing arrives any more, and nobody is told; [#heal] lets what comes later through, not what was lost.
    public void blackhole(Way way) {
        settings(way).swallow = true;
    }

    /// Turns the lowest bit of the byte that passes after `bytes` more.
    public void flipBit(Way way, long bytes) {
        settings(way).flipAt.set(bytes);
    }

    /// New connections are closed at once.
    public void refuse(boolean all) {
        refusing = all;
    }

    /// Takes delay, rate and blackholes back.
    public void heal() {
        for (Way way : Way.values()) {
            settings(way).delayNanos = 0;
            settings(way).bytesPerSecond = Long.MAX_VALUE;
            settings(way).swallow = false;
            settings(way).flipAt.set(-1);
        }
        refusing = false;
    }

    /// Resets all connections, as if the process at either end had been killed.
    public void reset() throws IOException {
        for (Socket socket = sockets.poll(); socket != null; socket = sockets.poll()) {
            reset(socket);
        }
    }

    private static void reset(Socket socket) throws IOException {
        try {
            socket.setSoLinger(true, 0);
        } catch (SocketException closed) {
            // Another thread was faster.
        }
        socket.close();
    }

    private Settings settings(Way way) {
        return switch (way) {
            case FORTH -> forth;
            case BACK -> back;
        };
    }

    private static void daemon(String name, Runnable work) {
        Thread.ofVirtual().name("fault-proxy-" + name).start(work);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                accepted.incrementAndGet();
                connect(near);
            } catch (IOException closed) {
                // The proxy was closed, or nobody listens behind it; either way the caller's connection is no more.
            }
        }
    }

    private void connect(Socket near) throws IOException {
        if (refusing || target == NO_TARGET) {
            reset(near);
            return;
        }
        Socket far;
        try {
            far = new Socket(InetAddress.getLoopbackAddress(), target);
        } catch (IOException nobody) {
            reset(near);
            return;
        }
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        sockets.add(near);
        sockets.add(far);
        daemon("forth", () -> forward(near, far, forth));
        daemon("back", () -> forward(far, near, back));
    }

    /// Reads on this thread and writes on another, so that a delay does not slow the bytes down.
    private static void forward(Socket from, Socket into, Settings settings) {
        ChunkQueue queue = new ChunkQueue();
        daemon("write", () -> write(queue, into, settings));
        try {
            InputStream in = from.getInputStream();
            while (true) {
                byte[] bytes = new byte[CHUNK];
                int length = in.read(bytes);
                queue.put(new Chunk(bytes, length, System.nanoTime() + settings.delayNanos));
                if (length < 0) {
                    return;
                }
            }
        } catch (IOException broken) {
            queue.put(new Chunk(new byte[0], ChunkQueue.RESET, 0));
        }
    }

    private static void write(ChunkQueue queue, Socket into, Settings settings) {
        try {
            OutputStream out = into.getOutputStream();
            for (Chunk chunk = queue.take(); chunk.length != ChunkQueue.RESET; chunk = queue.take()) {
                await(chunk.dueNanos);
                if (chunk.length < 0) {
                    into.shutdownOutput();
                    return;
                }
                pass(chunk, out, settings);
            }
            reset(into);
        } catch (IOException broken) {
            queue.abandon();
        }
    }

    private static void pass(Chunk chunk, OutputStream out, Settings settings) throws IOException {
        if (settings.swallow) {
            return;
        }
        long flip = settings.flipAt.get();
        if (flip >= 0) {
            if (flip < chunk.length) {
                chunk.bytes[(int) flip] ^= 1;
            }
            settings.flipAt.set(flip < chunk.length ? -1 : flip - chunk.length);
        }
        out.write(chunk.bytes, 0, chunk.length);
        settings.passed.addAndGet(chunk.length);
        if (settings.bytesPerSecond != Long.MAX_VALUE) {
            await(System.nanoTime() + (long) (chunk.length * 1e9 / settings.bytesPerSecond));
        }
    }

    private static void await(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /// Closes the port and all connections.
    @Override
    public void close() throws IOException {
        server.close();
        reset();
    }

    /// What is on its way: a few hundred kilobytes where nothing is delayed, as a network holds, more with a delay.
    private static final class ChunkQueue {
        static final int RESET = -2;
        private static final int MOST = 4096;
        private final ArrayDeque<Chunk> chunks = new ArrayDeque<>();
        private boolean abandoned;

        synchronized void put(Chunk chunk) {
            while (!abandoned && chunks.size() >= (chunk.dueNanos <= System.nanoTime() ? 16 : MOST)) {
                pause();
            }
            chunks.add(chunk);
            notifyAll();
        }

        synchronized Chunk take() {
            while (chunks.isEmpty()) {
                pause();
            }
            notifyAll();
            return chunks.remove();
        }

        synchronized void abandon() {
            abandoned = true;
            chunks.clear();
            notifyAll();
        }

        @SuppressWarnings("WaitNotInLoop") // its callers loop
        private void pause() {
            try {
                wait(1000);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException("nobody interrupts a proxy's thread", interrupted);
            }
        }
    }
}
