package dev.vonk.runtime.net;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.net.Server.Accepted;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// What two honest processes see of each other.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConnectionTest {
    private static final byte[] ME = "worker 1".getBytes(StandardCharsets.UTF_8);
    private Network network;
    private Server plain;
    private Server secure;

    @BeforeAll
    void start() {
        network = Network.start(Liveness.DEFAULT);
        plain = new Server(network, null);
        secure = new Server(network, TlsIdentity.selfSigned());
    }

    @AfterAll
    void stop() {
        network.close();
    }

    private Server server(boolean tls) {
        return tls ? secure : plain;
    }

    private Connection connect(Server server, Recorder recorder) throws ConnectionRefused {
        return network.connect(server.endpoint(), server.secret, ME, recorder);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void framesArriveInOrderBothWays(boolean tls) throws Exception {
        Recorder client = new Recorder();
        Connection connection = connect(server(tls), client);
        Accepted accepted = server(tls).next();
        assertEquals("worker 1", accepted.introduction());
        for (int i = 0; i < 2000; i++) {
            byte[] number = ByteBuffer.allocate(4).putInt(i).array();
            connection.send(10 + i % 246, number, new byte[i % 300]);
            accepted.connection().send(10, number);
        }
        for (int i = 0; i < 2000; i++) {
            Recorder.Received there = accepted.recorder().next();
            assertEquals(10 + i % 246, there.type());
            assertEquals(4 + i % 300, there.payload().length);
            assertEquals(i, ByteBuffer.wrap(there.payload()).getInt());
            assertEquals(i, ByteBuffer.wrap(client.next().payload()).getInt());
        }
        connection.close("done");
        assertEquals(new CloseReason.ByPeer("done"), accepted.recorder().closed());
        assertEquals(new CloseReason.Here("done"), client.closed());
        assertFalse(connection.isOpen());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theLargestFrameArrivesWhole(boolean tls) throws Exception {
        Connection connection = connect(server(tls), new Recorder());
        byte[] large = new byte[Frame.DATA_LIMIT];
        new Random(1).nextBytes(large);
        connection.send(200, large);
        connection.close("done");
        assertArrayEquals(large, server(tls).next().recorder().next().payload());
    }

    @Test
    void aFrameOverItsLimitIsNotSent() throws Exception {
        Connection connection = connect(plain, new Recorder());
        plain.next();
        assertThrows(IllegalArgumentException.class, () -> connection.send(127, new byte[Frame.CONTROL_LIMIT + 1]));
        assertThrows(
                IllegalArgumentException.class, () -> connection.send(128, new byte[Frame.DATA_LIMIT], new byte[1]));
        assertThrows(IllegalArgumentException.class, () -> connection.send(9));
        assertThrows(IllegalArgumentException.class, () -> connection.send(256));
        connection.close("done");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aWrongSecretIsNamed(boolean tls) {
        int before = server(tls).count.get();
        ConnectionRefused refused = assertThrows(
                ConnectionRefused.class,
                () -> network.connect(server(tls).endpoint(), Secret.random(), ME, new Recorder()));
        assertEquals(ConnectionRefused.Cause.WRONG_SECRET, refused.why());
        assertTrue(refused.getMessage().contains("copy its present join string"), refused.getMessage());
        assertEquals(before, server(tls).count.get());
    }

    @Test
    void aRefusalIsShownToTheOtherSide() {
        String sentence = "Нет места: ".repeat(18);
        try (Listener full = network.listen("127.0.0.1", 0, plain.secret, null, (self, connection) -> {
            connection.send(10, new byte[100]);
            throw new Refusal(sentence);
        })) {
            Recorder recorder = new Recorder();
            ConnectionRefused refused = assertThrows(
                    ConnectionRefused.class,
                    () -> network.connect(new Endpoint("127.0.0.1", full.port(), ""), plain.secret, ME, recorder));
            assertEquals(ConnectionRefused.Cause.REFUSED, refused.why());
            assertTrue(refused.getMessage().contains(sentence), refused.getMessage());
            assertFalse(recorder.isClosed(), "there was no connection that could close");
        }
    }

    @Test
    void whatIsSentWhileAcceptingArrivesFirst() throws Exception {
        Recorder client = new Recorder();
        try (Listener eager = network.listen("127.0.0.1", 0, plain.secret, null, (self, connection) -> {
            connection.send(10, self, new byte[]{'!'});
            return new Recorder();
        })) {
            network.connect(new Endpoint("127.0.0.1", eager.port(), ""), plain.secret, ME, client);
            assertEquals("worker 1!", new String(client.next().payload(), StandardCharsets.UTF_8));
        }
        assertEquals(new CloseReason.ByPeer("the listener was closed"), client.closed());
    }

    @Test
    void closingTheNetworkSaysGoodbyeAndEndsItsThreads() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Recorder client = new Recorder();
        Accepted accepted;
        try (Network other = Network.start(Liveness.DEFAULT)) {
            Connection connection = other.connect(secure.endpoint(), secure.secret, ME, client);
            accepted = secure.next();
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                assertTrue(before.contains(thread) || thread.isDaemon(), thread + " would keep the process alive");
            }
            connection.send(200, new byte[4 << 20]);
        }
        assertEquals(4 << 20, accepted.recorder().next().payload().length);
        assertEquals(new CloseReason.ByPeer("the process is ending"), accepted.recorder().closed());
        assertEquals(new CloseReason.Here("the process is ending"), client.closed());
    }

    @Test
    void aClosedNetworkDoesNotConnect() {
        Network closed = Network.start(Liveness.DEFAULT);
        closed.close();
        assertThrows(
                ConnectionRefused.class,
                () -> closed.connect(plain.endpoint(), plain.secret, ME, new Recorder(), Duration.ofSeconds(2)));
    }

    @Test
    void noAnswerIsWaitedForWithPatience() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Endpoint endpoint = new Endpoint("127.0.0.1", mute.getLocalPort(), "");
            ConnectionRefused refused = assertThrows(
                    ConnectionRefused.class,
                    () -> network.connect(endpoint, plain.secret, ME, new Recorder(), Duration.ofMillis(300)));
            assertEquals(ConnectionRefused.Cause.NO_ANSWER, refused.why());
        }
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Endpoint endpoint = new Endpoint("127.0.0.1", mute.getLocalPort(), "");
            Thread.currentThread().interrupt();
            ConnectionRefused refused = assertThrows(
                    ConnectionRefused.class, () -> network.connect(endpoint, plain.secret, ME, new Recorder()));
            assertEquals(ConnectionRefused.Cause.ABANDONED, refused.why());
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void onlyTlsLeavesTheMachineUnlessAskedFor() {
        Acceptor nobody = (self, connection) -> {
            throw new Refusal("nobody");
        };
        DataException refused = assertThrows(DataException.class,
                () -> network.listen("0.0.0.0", 0, plain.secret, null, nobody));
        assertEquals("INSECURE_ADDRESS", refused.condition());
        network.listenInsecurely("0.0.0.0", 0, plain.secret, nobody).close();
    }

    @Test
    void aTakenPortIsNamed() {
        DataException taken = assertThrows(
                DataException.class,
                () -> network.listen("127.0.0.1", plain.port(), plain.secret, null,
                        (self, connection) -> new Recorder()));
        assertTrue(taken.getMessage().contains("127.0.0.1:" + plain.port()), taken.getMessage());
    }
}
