package dev.vonk.runtime.net;

import io.vertx.core.net.NetSocket;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLKeyException;

/// The values that client and server exchange before anything else, and the proofs over them.
///
///     client -> HELLO      version, client nonce
///     server -> CHALLENGE  version, server nonce, HMAC(secret, "S", version, client nonce, server nonce, channel)
///     client -> PROOF      HMAC(secret, "C", version, client nonce, server nonce, introduction, channel), introduction
///     server -> ACCEPTED   or REFUSED with a sentence
///
/// The channel is a key that TLS derives for this very connection and both sides alone know: whoever sits between two
/// TLS connections cannot pass a proof on. It is empty for plain TCP.
final class Handshake {
    static final byte VERSION = 1;
    static final int NONCE = 32;
    static final int PROOF = 32;
    static final byte[] NO_CHANNEL = {};
    private static final String EXPORTER = "EXPORTER-vonk-handshake";
    private static final int CHANNEL = 32;

    private Handshake() {
    }

    static byte[] channel(NetSocket socket) {
        if (!socket.isSsl()) {
            return NO_CHANNEL;
        }
        if (!(socket.sslSession() instanceof ExtendedSSLSession session)) {
            throw new IllegalStateException("TLS without a session that exports keys");
        }
        try {
            return session.exportKeyingMaterialData(EXPORTER, null, CHANNEL);
        } catch (SSLKeyException impossible) {
            throw new IllegalStateException("TLS 1.3 exports keys", impossible);
        }
    }

    static byte[] serverProof(Secret secret, byte[] clientNonce, byte[] serverNonce, byte[] channel) {
        return secret.proof("S", new byte[]{VERSION}, clientNonce, serverNonce, channel);
    }

    static byte[] clientProof(
            Secret secret, byte[] clientNonce, byte[] serverNonce, byte[] introduction, byte[] channel) {
        return secret.proof("C", new byte[]{VERSION}, clientNonce, serverNonce, introduction, channel);
    }

    /// In time that does not depend on where they differ.
    static boolean same(byte[] proof, byte[] expected) {
        return MessageDigest.isEqual(proof, expected);
    }

    static byte[] join(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] joined = new byte[length];
        int position = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, joined, position, part.length);
            position += part.length;
        }
        return joined;
    }

    static byte[] slice(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }
}
