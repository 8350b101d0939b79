package dev.vonk.runtime.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vonk.runtime.net.Server.Accepted;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
}
