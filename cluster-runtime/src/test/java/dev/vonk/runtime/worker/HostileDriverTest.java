package dev.vonk.runtime.worker;

import dev.vonk.runtime.block.BlockId;
import dev.vonk.runtime.data.Packing;
import dev.vonk.runtime.net.CloseReason;
import dev.vonk.runtime.net.Connection;
import dev.vonk.runtime.net.ConnectionHandler;
import dev.vonk.runtime.net.ConnectionRefused;
import dev.vonk.runtime.net.Endpoint;
import dev.vonk.runtime.net.Liveness;
import dev.vonk.runtime.net.Network;
import dev.vonk.runtime.net.Secret;
import dev.vonk.runtime.protocol.FrameTypes;
import dev.vonk.runtime.protocol.FromPeer;
import dev.vonk.runtime.protocol.Introduction;
import dev.vonk.runtime.protocol.Messages;
import dev.vonk.runtime.protocol.Ticket;
import dev.vonk.runtime.protocol.ToPeer;
import dev.vonk.runtime.protocol.ToWorker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Those who know the secret and still do not behave: the worker closes their connections and serves the others.
@Timeout(60)
class HostileDriverTest {
    private static final byte[] KEY = new byte[32];
    private static final int[] TYPES = {FrameTypes.MESSAGE, FrameTypes.RESULT, FrameTypes.BLOCK, FrameTypes.UPDATES,
        FrameTypes.BROADCAST, FrameTypes.PIECE};

    @TempDir
    Path folder;
    private final Secret secret = Secret.random();
    private Network network;
    private WorkerNode node;

    /// What came over a connection.
    private static final class Ear implements ConnectionHandler {
        private final BlockingQueue<FromPeer> heard = new LinkedBlockingQueue<>();
        private final CompletableFuture<CloseReason> end = new CompletableFuture<>();
        private final boolean peer;

        Ear(boolean peer) {
            this.peer = peer;
        }

        @Override
        public void received(int type, byte[] payload) {
            if (peer && type == FrameTypes.MESSAGE) {
                heard.add(Messages.read(payload, FromPeer.class));
            }
        }

        @Override
        public void closed(CloseReason reason) {
            end.complete(reason);
        }

        String ended() throws Exception {
            return end.get(20, TimeUnit.SECONDS).sentence();
        }
    }

    @BeforeEach
    void start() {
        network = Network.start(Liveness.DEFAULT, 1);
        node = new WorkerNode(network, new WorkerSettings("127.0.0.1", 0, secret, null, false, 1, 16 << 20, folder));
    }

    @AfterEach
    void end() {
        node.close();
        network.close();
    }

    private Connection dial(Introduction.Role role, Ear ear) throws ConnectionRefused {
        return network.connect(new Endpoint("127.0.0.1", node.port(), ""), secret, Introduction.of(role).bytes(), ear);
    }

    private static void say(Connection connection, Object message) {
        connection.send(FrameTypes.MESSAGE, Messages.write(message));
    }

    @Test
    void anotherVersionIsRefusedAndBothAreNamed() {
        var other = new Introduction(Introduction.Role.DRIVER, "0.9", Messages.tableHash());
        var refused = assertThrows(ConnectionRefused.class, () -> network.connect(
                new Endpoint("127.0.0.1", node.port(), ""), secret, other.bytes(), new Ear(false)));
        assertTrue(refused.getMessage().contains("and you are 0.9"), refused.getMessage());
        assertTrue(refused.getMessage().contains("This is Vonk "), refused.getMessage());
        assertThrows(ConnectionRefused.class, () -> network.connect(new Endpoint("127.0.0.1", node.port(), ""), secret,
                "nonsense".getBytes(StandardCharsets.UTF_8), new Ear(false)));
    }

    @Test
    void aDriverThatGreetsTwiceIsSentAway() throws Exception {
        var ear = new Ear(false);
        var connection = dial(Introduction.Role.DRIVER, ear);
        say(connection, new ToWorker.Greeting("s1", "w1", KEY));
        say(connection, new ToWorker.Greeting("s2", "w1", KEY));
        assertTrue(ear.ended().contains("a driver says once who it is"), ear.ended());
    }

    @Test
    void ticketsThatDoNotFitOpenNothing() throws Exception {
        var driver = dial(Introduction.Role.DRIVER, new Ear(false));
        say(driver, new ToWorker.Greeting("s1", "w1", KEY));
        var ear = new Ear(true);
        var peer = dial(Introduction.Role.PEER, ear);
        var id = new BlockId.CacheBlock(1, 0);
        long soon = System.currentTimeMillis() + Ticket.MILLIS;
        var wrongKey = KEY.clone();
        wrongKey[0] = 1;
        byte[][] tickets = {Ticket.of(wrongKey, "s1", "w1", id, soon), Ticket.of(KEY, "s2", "w1", id, soon),
            Ticket.of(KEY, "s1", "w2", id, soon), Ticket.of(KEY, "s1", "w1", new BlockId.CacheBlock(2, 0), soon),
            new byte[0]};
        for (int i = 0; i < tickets.length; i++) {
            say(peer, new ToPeer.OpenBlock(i, "s1", id, Packing.NONE, tickets[i], soon, 1000));
            assertMissing(ear, i, "is not valid");
        }
        long past = System.currentTimeMillis() - 1;
        say(peer, new ToPeer.OpenBlock(90, "s1", id, Packing.NONE, Ticket.of(KEY, "s1", "w1", id, past), past, 1000));
        assertMissing(ear, 90, "is not valid");
        say(peer, new ToPeer.OpenBlock(91, "s1", id, Packing.NONE, Ticket.of(KEY, "s1", "w1", id, soon), soon, -5));
        assertMissing(ear, 91, "is not here");
        say(peer, new ToPeer.OpenBlock(92, "s3", id, Packing.NONE, Ticket.of(KEY, "s3", "w1", id, soon), soon, 1000));
        assertMissing(ear, 92, "is not known here");
    }

    private static void assertMissing(Ear ear, int stream, String why) throws InterruptedException {
        var answer = ear.heard.poll(20, TimeUnit.SECONDS);
        var missing = (FromPeer.BlockMissing) answer;
        assertEquals(stream, missing.stream());
        assertTrue(missing.reason().contains(why), missing.reason());
    }

    /// Random bytes as every kind of frame; `-Dchaos.frames=100000` sends more.
    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void nonsenseClosesTheConnectionAndNobodyElses() throws Exception {
        var good = new Ear(true);
        var peer = dial(Introduction.Role.PEER, good);
        var random = new Random(3);
        int tries = Integer.getInteger("chaos.frames", 300);
        for (int i = 0; i < tries; i++) {
            var ear = new Ear(false);
            var connection = dial(i % 2 == 0 ? Introduction.Role.DRIVER : Introduction.Role.PEER, ear);
            var bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            connection.send(i % 3 == 0 ? 10 + random.nextInt(240) : TYPES[random.nextInt(TYPES.length)], bytes);
            connection.close("done");
            ear.ended();
        }
        say(peer, new ToPeer.OpenBlock(1, "none", new BlockId.CacheBlock(1, 0), Packing.NONE, KEY, 0, 1));
        assertMissing(good, 1, "is not known here");
        assertTrue(peer.isOpen());
    }
}
