package dev.vonk.runtime.net;

import dev.vonk.runtime.net.ConnectionRefused.Cause;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// What TLS adds: nobody between two processes, no other certificate, no older version.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileTlsTest {
    private static final byte[] ME = "worker 1".getBytes(StandardCharsets.UTF_8);
    private Logged logged;
    private Network network;
    private TlsIdentity other;
    private Server server;

    @BeforeAll
    void start() {
        logged = new Logged();
        network = Network.start(Liveness.DEFAULT);
        server = new Server(network, TlsIdentity.selfSigned());
        other = TlsIdentity.selfSigned();
    }

    @AfterAll
    void nothingWasLogged() {
        network.close();
        logged.close();
        assertEquals(List.of(), logged.lines);
    }

    private ConnectionRefused refused(Endpoint to) {
        int before = server.count.get();
        ConnectionRefused refused = assertThrows(ConnectionRefused.class,
                () -> network.connect(to, server.secret, ME, new Recorder(), Duration.ofSeconds(2)));
        assertEquals(before, server.count.get());
        return refused;
    }

    private static SSLContext context(KeyManager[] keys, String trusted) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, new TrustManager[]{new PinnedTrust(trusted)}, null);
        return context;
    }

    private SSLSocket dial() throws IOException, GeneralSecurityException {
        return (SSLSocket) context(null, server.endpoint().fingerprint())
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), server.port());
    }

    @Test
    void anotherCertificateIsNamed() {
        ConnectionRefused refused = refused(new Endpoint("127.0.0.1", server.port(), other.fingerprint()));
        assertEquals(Cause.OTHER_CERTIFICATE, refused.why(), refused.getMessage());
    }

    @Test
    void plainTextToATlsPort() throws Exception {
        try (RawPeer peer = RawPeer.to(server.port())) {
            peer.frame(Frame.HELLO, new byte[]{Handshake.VERSION}, Secret.randomBytes());
            assertTrue(peer.awaitClosed() < 1500);
        }
        assertEquals(Cause.NOT_VONK, refused(new Endpoint("127.0.0.1", server.port(), "")).why());
    }

    @Test
    void tlsToAPlainPort() {
        try (Server plain = new Server(network, null)) {
            Endpoint endpoint = new Endpoint("127.0.0.1", plain.port(), other.fingerprint());
            assertEquals(Cause.NOT_VONK, refused(endpoint).why());
        }
    }

    @Test
    void anOlderTlsIsNotSpoken() throws Exception {
        try (SSLSocket socket = dial()) {
            socket.setEnabledProtocols(new String[]{"TLSv1.2"});
            socket.setSoTimeout(10_000);
            assertThrows(SSLException.class, socket::startHandshake);
        }
    }

    @Test
    void silenceDuringTlsIsBoundedToo() throws Exception {
        List<RawPeer> silent = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            silent.add(RawPeer.to(server.port()));
        }
        network.connect(server.endpoint(), server.secret, ME, new Recorder()).close("done");
        server.next();
        for (RawPeer peer : silent) {
            assertTrue(peer.awaitClosed() < 20_000);
            peer.close();
        }
    }

    @Test
    void aProofForAnotherTlsConnectionIsWorthNothing() throws Exception {
        int before = server.count.get();
        // On a busy machine a stranger's two seconds may pass before this one has said hello.
        for (int tries = 0; !provedElsewhere(); tries++) {
            assertTrue(tries < 20, "never in time");
        }
        assertEquals(before, server.count.get());
    }

    private boolean provedElsewhere() throws Exception {
        try (SSLSocket socket = dial(); RawPeer peer = RawPeer.of(socket)) {
            byte[] nonce = Secret.randomBytes();
            byte[] serverNonce = Handshake.slice(peer.hello(nonce), 1, 33);
            byte[] elsewhere = Secret.randomBytes();
            peer.frame(Frame.PROOF, Handshake.clientProof(server.secret, nonce, serverNonce, ME, elsewhere), ME);
            peer.awaitClosed();
            return true;
        } catch (EOFException late) {
            return false;
        }
    }

    /// The caller was given the certificate of somebody between, who passes everything on.
    @Test
    void whoeverSitsBetweenTwoTlsConnectionsIsNoticed() throws Exception {
        SSLContext own = context(new KeyManager[]{other.keys()}, "");
        try (SSLServerSocket between = (SSLServerSocket) own.getServerSocketFactory()
                .createServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> relay(between));
            ConnectionRefused refused = refused(new Endpoint("127.0.0.1", between.getLocalPort(), other.fingerprint()));
            assertEquals(Cause.WRONG_SECRET, refused.why(), refused.getMessage());
            assertTrue(refused.getMessage().contains("sits between"), refused.getMessage());
        }
    }

    private void relay(SSLServerSocket between) {
        try (SSLSocket caller = (SSLSocket) between.accept(); SSLSocket listener = dial()) {
            Thread back = Thread.ofVirtual().start(() -> copy(listener, caller));
            copy(caller, listener);
            back.join();
        } catch (IOException | GeneralSecurityException | InterruptedException ended) {
            // The test's own assertions tell what came of it.
        }
    }

    private static void copy(SSLSocket from, SSLSocket into) {
        try {
            from.getInputStream().transferTo(into.getOutputStream());
        } catch (IOException closed) {
            // One side left.
        }
    }
}
