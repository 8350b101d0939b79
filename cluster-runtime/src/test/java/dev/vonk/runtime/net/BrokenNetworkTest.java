package dev.vonk.runtime.net;

import dev.vonk.runtime.net.ConnectionRefused.Cause;
import dev.vonk.runtime.net.FaultProxy.Way;
import dev.vonk.runtime.net.Server.Accepted;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// What a process sees of a peer that dies, sleeps or reads slowly, and of a network that fails.
final class BrokenNetworkTest {
    private static final Liveness QUICK = new Liveness(Duration.ofMillis(50), Duration.ofMillis(500));
    private static final byte[] ME = {'m'};
    private Network network;
    private Server server;
    private FaultProxy proxy;

    @BeforeEach
    void start() throws Exception {
        network = Network.start(QUICK);
        server = new Server(network, null);
        proxy = FaultProxy.to(server.port());
    }

    @AfterEach
    void stop() throws Exception {
        proxy.close();
        network.close();
    }

    private Connection connectThroughProxy(Recorder recorder) throws ConnectionRefused {
        return network.connect(new Endpoint("127.0.0.1", proxy.port(), ""), server.secret, ME, recorder);
    }

    @Test
    void aPeerThatWasKilledIsNoticedAtOnce() throws Exception {
        Recorder client = new Recorder();
        connectThroughProxy(client);
        Accepted accepted = server.next();
        long start = System.nanoTime();
        proxy.reset();
        assertInstanceOf(CloseReason.Broken.class, accepted.recorder().closed());
        assertInstanceOf(CloseReason.Broken.class, client.closed());
        assertTrue(System.nanoTime() - start < QUICK.deadAfter().toNanos(), "only by its silence");
        assertFalse(accepted.connection().isOpen());
    }

    @Test
    void aPeerThatIsSilentIsNoticed() throws Exception {
        try (RawPeer peer = RawPeer.to(server.port())) {
            peer.authenticate(server.secret, "sleeper");
            CloseReason.Silent silent = assertInstanceOf(CloseReason.Silent.class, server.next().recorder().closed());
            assertTrue(silent.duration().compareTo(QUICK.deadAfter()) >= 0);
        }
    }

    @Test
    void aBlackHoleInOneDirectionIsNoticed() throws Exception {
        Recorder client = new Recorder();
        connectThroughProxy(client);
        Accepted accepted = server.next();
        proxy.blackhole(Way.FORTH);
        assertInstanceOf(CloseReason.Silent.class, accepted.recorder().closed());
        assertInstanceOf(CloseReason.Broken.class, client.closed(), "the other direction still tells");
    }

    @Test
    void anIdleConnectionLivesOn() throws Exception {
        Recorder client = new Recorder();
        Connection connection = connectThroughProxy(client);
        Accepted accepted = server.next();
        Thread.sleep(3 * QUICK.deadAfter().toMillis());
        assertFalse(client.isClosed() || accepted.recorder().isClosed());
        connection.send(10, new byte[]{1});
        assertArrayEquals(new byte[]{1}, accepted.recorder().next().payload());
    }

    @Test
    void aSlowNetworkIsNotADeadOne() throws Exception {
        Recorder client = new Recorder();
        Connection connection = connectThroughProxy(client);
        proxy.delay(Way.FORTH, 300);
        proxy.delay(Way.BACK, 300);
        proxy.rate(Way.FORTH, 400_000);
        connection.send(200, new byte[800_000]);
        assertEquals(800_000, server.next().recorder().next().payload().length);
        assertFalse(client.isClosed());
    }

    @Test
    void aListenerThatVanishedDuringTheHandshake() throws Exception {
        proxy.refuse(true);
        Endpoint endpoint = new Endpoint("127.0.0.1", proxy.port(), "");
        ConnectionRefused refused = assertThrows(
                ConnectionRefused.class,
                () -> network.connect(endpoint, server.secret, ME, new Recorder(), Duration.ofMillis(800)));
        assertEquals(Cause.NOT_VONK, refused.why());
        assertTrue(proxy.accepted() > 1, "tried again");
    }

    @Test
    void nobodyListens() throws Exception {
        int port = server.port();
        server.close();
        ConnectionRefused refused = assertThrows(
                ConnectionRefused.class,
                () -> network.connect(new Endpoint("127.0.0.1", port, ""), server.secret, ME, new Recorder()));
        assertEquals(Cause.NOT_REACHED, refused.why());
        assertTrue(refused.getMessage().contains("127.0.0.1:" + port), refused.getMessage());
    }

    @Test
    void aTurnedBitInTheHandshakeIsNoHandshake() throws Exception {
        proxy.flipBit(Way.FORTH, 20);
        ConnectionRefused refused = assertThrows(ConnectionRefused.class, () -> connectThroughProxy(new Recorder()));
        assertEquals(Cause.WRONG_SECRET, refused.why());
        assertEquals(0, server.count.get());
    }

    @Test
    void whatASlowReaderHasNotTakenIsCountedAndWaitedFor() throws Exception {
        try (Network patient = Network.start(Liveness.DEFAULT);
                Server server = new Server(patient, null);
                RawPeer peer = RawPeer.to(server.port())) {
            peer.authenticate(server.secret, "slow");
            Connection connection = server.next().connection();
            byte[] mebibyte = new byte[1 << 20];
            for (int i = 0; i < 32; i++) {
                connection.send(200, mebibyte);
            }
            assertTrue(connection.unsentBytes() > 16 << 20, "unsent: " + connection.unsentBytes());
            AtomicBoolean writable = new AtomicBoolean();
            CountDownLatch ended = new CountDownLatch(1);
            Thread writer = Thread.ofPlatform().daemon().start(() -> {
                try {
                    connection.awaitWritable(1 << 20);
                    writable.set(true);
                } catch (InterruptedException interrupted) {
                    throw new IllegalStateException(interrupted);
                } finally {
                    ended.countDown();
                }
            });
            assertFalse(ended.await(300, TimeUnit.MILLISECONDS), "nothing was read and it did not wait");
            for (int frames = 0; frames < 32;) {
                if (peer.readAny() == 200) {
                    frames++;
                }
            }
            assertTrue(ended.await(30, TimeUnit.SECONDS));
            assertTrue(writable.get());
            assertFalse(writer.isAlive() && connection.unsentBytes() > 1 << 20);
            // Only pings can be on their way now.
            connection.awaitWritable(100);
        }
    }

    @Test
    void whoeverWaitsIsWokenWhenTheConnectionEnds() throws Exception {
        try (RawPeer peer = RawPeer.to(server.port())) {
            peer.authenticate(server.secret, "slow");
            Accepted accepted = server.next();
            accepted.connection().send(200, new byte[32 << 20]);
            accepted.connection().awaitWritable(0);
            assertInstanceOf(CloseReason.Silent.class, accepted.recorder().closed());
            assertEquals(0, accepted.connection().unsentBytes());
            accepted.connection().send(200, new byte[1]);
            assertEquals(0, accepted.connection().unsentBytes(), "sending after the end does nothing");
        }
    }

    @Test
    void anErrorOfTheReceiverClosesItsConnectionAndIsNotHidden() throws Exception {
        CountDownLatch shown = new CountDownLatch(1);
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, bug) -> {
            if ("a bug".equals(bug.getMessage())) {
                shown.countDown();
            }
        });
        Recorder recorder = new Recorder();
        try (Listener buggy = network.listen("127.0.0.1", 0, server.secret, null,
                (self, connection) -> new ConnectionHandler() {
                    @Override
                    public void received(int type, byte[] payload) {
                        throw new IllegalStateException("a bug");
                    }

                    @Override
                    public void closed(CloseReason reason) {
                        recorder.closed(reason);
                    }
                })) {
            Recorder client = new Recorder();
            network.connect(new Endpoint("127.0.0.1", buggy.port(), ""), server.secret, ME, client).send(10);
            assertInstanceOf(CloseReason.ByPeer.class, client.closed());
            assertInstanceOf(CloseReason.Here.class, recorder.closed());
            assertTrue(shown.await(30, TimeUnit.SECONDS));
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void anErrorOfTheAcceptorRefusesAndIsNotHidden() throws Exception {
        CountDownLatch shown = new CountDownLatch(1);
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, bug) -> shown.countDown());
        try (Listener buggy = network.listen("127.0.0.1", 0, server.secret, null, (self, connection) -> {
            throw new IllegalStateException("a bug");
        })) {
            Endpoint endpoint = new Endpoint("127.0.0.1", buggy.port(), "");
            ConnectionRefused refused = assertThrows(
                    ConnectionRefused.class, () -> network.connect(endpoint, server.secret, ME, new Recorder()));
            assertEquals(Cause.REFUSED, refused.why());
            assertTrue(shown.await(30, TimeUnit.SECONDS));
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void manyConnectionsAtOnceAllGetIn() throws Exception {
        int callers = 60;
        CountDownLatch done = new CountDownLatch(callers);
        Queue<String> refusals = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < callers; i++) {
            byte[] number = ByteBuffer.allocate(4).putInt(i).array();
            Thread.ofVirtual().start(() -> {
                try {
                    network.connect(server.endpoint(), server.secret, number, new Recorder());
                } catch (ConnectionRefused refused) {
                    refusals.add(refused.toString());
                } finally {
                    done.countDown();
                }
            });
        }
        assertTrue(done.await(30, TimeUnit.SECONDS));
        assertEquals("", String.join("\n", refusals));
        assertEquals(callers, server.count.get());
    }
}
