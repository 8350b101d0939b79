package dev.vonk.runtime.net;

import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Whoever does not know the secret gets nothing, costs little, and disturbs nobody.
final class HostilePeerTest {
    /// For what is to happen at once: long before a stranger's two seconds are over, even on a slow machine.
    private static final long AT_ONCE_MILLIS = 1500;
    private static final byte[] NONCE = Secret.randomBytes();
    private Logged logged;
    private Network network;
    private Server server;

    @BeforeEach
    void start() {
        logged = new Logged();
        network = Network.start(Liveness.DEFAULT);
        server = new Server(network, null);
    }

    @AfterEach
    void nobodyWasAcceptedAndNothingLogged() throws Exception {
        Recorder recorder = new Recorder();
        network.connect(server.endpoint(), server.secret, new byte[0], recorder);
        server.next();
        network.close();
        logged.close();
        assertEquals(1, server.count.get(), "accepted besides the good one");
        assertEquals(List.of(), logged.lines);
    }

    private void isClosedAtOnceAfter(byte[] bytes) throws Exception {
        try (RawPeer peer = RawPeer.to(server.port())) {
            peer.send(bytes);
            assertClosedAtOnce(peer);
        }
    }

    private static void assertClosedAtOnce(RawPeer peer) throws IOException {
        long millis = peer.awaitClosed();
        assertTrue(millis < AT_ONCE_MILLIS, millis + " ms");
    }

    @Test
    void aHugeLength() throws Exception {
        isClosedAtOnceAfter(ByteBuffer.allocate(4).putInt(Integer.MAX_VALUE).array());
    }

    @Test
    void aNegativeLength() throws Exception {
        isClosedAtOnceAfter(ByteBuffer.allocate(4).putInt(-1).array());
    }

    @Test
    void aFrameOfAMegabyte() throws Exception {
        try (RawPeer peer = RawPeer.to(server.port())) {
            try {
                peer.frame(Frame.HELLO, new byte[1 << 20]);
            } catch (SocketException reset) {
                // It was closed while it was being sent.
            }
            assertClosedAtOnce(peer);
        }
    }

    @Test
    void aBrowser() throws Exception {
        isClosedAtOnceAfter("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void nothingAtAll() throws Exception {
        try (RawPeer peer = RawPeer.to(server.port())) {
            long millis = peer.awaitClosed();
            assertTrue(millis > Listener.STRANGER_MILLIS / 2 && millis < 20_000, millis + " ms");
        }
    }

    @Test
    void aByteNowAndThen() throws Exception {
        long start = System.nanoTime();
        try (RawPeer peer = RawPeer.to(server.port())) {
            byte[] hello = Handshake.join(Frame.header(Frame.HELLO, 33), new byte[33]);
            for (byte drop : hello) {
                Thread.sleep(200);
                peer.send(new byte[]{drop});
            }
            peer.awaitClosed();
        } catch (SocketException closed) {
            // While it was sending.
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertTrue(millis < 200 * 33, "the deadline is for all bytes together: " + millis + " ms");
    }

    @Test
    void aWrongProof() throws Exception {
        try (RawPeer peer = RawPeer.to(server.port())) {
            peer.hello(NONCE);
            peer.frame(Frame.PROOF, new byte[32], "worker".getBytes(StandardCharsets.UTF_8));
            assertClosedAtOnce(peer);
        }
    }

    @Test
    void anIntroductionOtherThanTheProvedOne() throws Exception {
        try (RawPeer peer = RawPeer.to(server.port())) {
            byte[] nonce = Handshake.slice(peer.hello(NONCE), 1, 33);
            byte[] proof = Handshake.clientProof(server.secret, NONCE, nonce, new byte[]{'a'}, Handshake.NO_CHANNEL);
            peer.frame(Frame.PROOF, proof, new byte[]{'b'});
            assertClosedAtOnce(peer);
        }
    }

    @Test
    void theServersOwnProofSentBack() throws Exception {
        try (RawPeer peer = RawPeer.to(server.port())) {
            byte[] challenge = peer.hello(NONCE);
            peer.frame(Frame.PROOF, Handshake.slice(challenge, 33, 65));
            assertClosedAtOnce(peer);
        }
    }

    @Test
    void aHandshakeOfAnotherReplayed() throws Exception {
        byte[] proof;
        try (Server other = new Server(network, null); RawPeer good = RawPeer.to(other.port())) {
            byte[] nonce = Handshake.slice(good.hello(NONCE), 1, 33);
            proof = Handshake.clientProof(server.secret, NONCE, nonce, new byte[0], Handshake.NO_CHANNEL);
        }
        try (RawPeer peer = RawPeer.to(server.port())) {
            peer.hello(NONCE);
            peer.frame(Frame.PROOF, proof);
            assertClosedAtOnce(peer);
        }
    }

    @Test
    void framesBeforeTheHandshakeIsOver() throws Exception {
        try (RawPeer peer = RawPeer.to(server.port())) {
            peer.frame(Frame.FIRST_FREE, new byte[10]);
            assertClosedAtOnce(peer);
        }
    }

    @Test
    void anotherVersionIsToldOurs() throws Exception {
        try (RawPeer peer = RawPeer.to(server.port())) {
            peer.frame(Frame.HELLO, new byte[]{99}, NONCE);
            assertEquals(Handshake.VERSION, peer.read(Frame.CHALLENGE)[0]);
            assertClosedAtOnce(peer);
        }
    }

    @Test
    void threeHundredRandomFrames() throws Exception {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            try (RawPeer peer = RawPeer.to(server.port())) {
                byte[] payload = new byte[random.nextInt(Frame.STRANGER_LIMIT)];
                random.nextBytes(payload);
                try {
                    if (random.nextBoolean()) {
                        peer.frame(random.nextInt(256), payload);
                    } else {
                        peer.send(payload);
                    }
                } catch (SocketException closed) {
                    // Others took its place.
                }
            }
        }
    }

    @Test
    void fortySilentConnectionsKeepNobodyOut() throws Exception {
        List<RawPeer> silent = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            silent.add(RawPeer.to(server.port()));
        }
        nobodyIsKeptOut();
        for (RawPeer peer : silent) {
            peer.close();
        }
    }

    private void nobodyIsKeptOut() throws Exception {
        long start = System.nanoTime();
        network.connect(server.endpoint(), server.secret, new byte[0], new Recorder()).close("done");
        server.next();
        server.count.decrementAndGet();
        assertTrue((System.nanoTime() - start) / 1_000_000 < Listener.STRANGER_MILLIS, "waited for the silent ones");
    }

    @Test
    void aKnownPeerThatSendsTooLargeAFrame() throws Exception {
        for (int type : new int[]{Frame.FIRST_FREE, Frame.FIRST_DATA}) {
            try (RawPeer peer = RawPeer.to(server.port())) {
                peer.authenticate(server.secret, "it went mad");
                Server.Accepted accepted = server.next();
                server.count.decrementAndGet();
                peer.send(Frame.header(type, Frame.limit(type) + 1));
                assertInstanceOf(CloseReason.Protocol.class, accepted.recorder().closed());
                assertClosedAtOnce(peer);
            }
        }
    }

    @Test
    void aKnownPeerThatSendsHandshakeFrames() throws Exception {
        for (int type = 1; type < Frame.FIRST_FREE; type++) {
            if (type == Frame.BYE) {
                continue;
            }
            try (RawPeer peer = RawPeer.to(server.port())) {
                peer.authenticate(server.secret, "it went mad");
                Server.Accepted accepted = server.next();
                server.count.decrementAndGet();
                peer.frame(type, new byte[3]);
                assertInstanceOf(CloseReason.Protocol.class, accepted.recorder().closed());
            }
        }
    }

    @Test
    void aKnownPeerThatSendsAnything() throws Exception {
        Random random = new Random(11);
        for (int round = 0; round < 100; round++) {
            try (RawPeer peer = RawPeer.to(server.port())) {
                peer.authenticate(server.secret, "it went mad");
                Server.Accepted accepted = server.next();
                server.count.decrementAndGet();
                byte[] anything = new byte[random.nextInt(5000)];
                random.nextBytes(anything);
                try {
                    peer.send(Frame.header(random.nextInt(256), random.nextInt(100)));
                    peer.send(anything);
                } catch (SocketException closed) {
                    // While it was sending.
                }
                peer.close();
                accepted.recorder().closed();
            }
        }
    }
}
