package dev.vonk.runtime.net;

import dev.vonk.runtime.net.ConnectionRefused.Cause;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The caller's side of the handshake; see [Handshake] for what is said.
final class ClientHandshake implements Phase {
    private final SocketConnection connection;
    private final Endpoint to;
    private final Secret secret;
    private final byte[] introduction;
    private final ConnectionHandler handler;
    private final CompletableFuture<Connection> result;
    private final byte[] clientNonce = Secret.randomBytes();
    private final byte[] channel;
    private boolean challenged;
    private @Nullable ConnectionRefused failure;

    ClientHandshake(
            SocketConnection connection, Endpoint to, Secret secret, byte[] introduction, ConnectionHandler handler,
            CompletableFuture<Connection> result) {
        this.connection = connection;
        this.to = to;
        this.secret = secret;
        this.introduction = introduction;
        this.handler = handler;
        this.result = result;
        this.channel = Handshake.channel(connection.socket());
    }

    void greet() {
        connection.sendInHandshake(Frame.HELLO, Handshake.join(new byte[]{Handshake.VERSION}, clientNonce));
    }

    @Override
    public void frame(int type, byte[] payload) throws ProtocolException {
        if (!challenged && type == Frame.CHALLENGE && payload.length == 1 + Handshake.NONCE + Handshake.PROOF) {
            challenged = true;
            challenge(payload);
        } else if (challenged && type == Frame.ACCEPTED) {
            connection.open(handler);
            result.complete(connection);
        } else if (challenged && type == Frame.REFUSED) {
            fail(
                    Cause.REFUSED,
                    to + " refused this process: " + new String(payload, StandardCharsets.UTF_8));
        } else {
            throw new ProtocolException("a frame that is not part of the handshake");
        }
    }

    private void challenge(byte[] payload) {
        if (payload[0] != Handshake.VERSION) {
            fail(
                    Cause.OTHER_VERSION,
                    to + " speaks version " + payload[0] + " of the protocol and this program version "
                            + Handshake.VERSION + ". Use the same version of Vonk on all machines.");
            return;
        }
        byte[] serverNonce = Handshake.slice(payload, 1, 1 + Handshake.NONCE);
        byte[] proof = Handshake.slice(payload, 1 + Handshake.NONCE, payload.length);
        if (!Handshake.same(proof, Handshake.serverProof(secret, clientNonce, serverNonce, channel))) {
            fail(
                    Cause.WRONG_SECRET,
                    to + " does not have the secret that this process has. The pool may have been started anew since:"
                            + " copy its present join string."
                            + (channel.length > 0
                                    ? " If it is the present one, somebody sits between and listens."
                                    : ""));
            return;
        }
        // It has proved itself, so it may say more than a stranger: a refusal's sentence is longer in some scripts.
        connection.trust();
        byte[] own = Handshake.clientProof(secret, clientNonce, serverNonce, introduction, channel);
        connection.sendInHandshake(Frame.PROOF, Handshake.join(own, introduction));
    }

    private void fail(Cause why, String message) {
        failure = new ConnectionRefused(why, message);
        connection.end(new CloseReason.Here(message));
    }

    @Override
    public void closed(CloseReason reason) {
        ConnectionRefused known = failure;
        result.completeExceptionally(known != null ? known : unexpected(reason));
    }

    private ConnectionRefused unexpected(CloseReason reason) {
        if (reason instanceof CloseReason.Protocol) {
            return new ConnectionRefused(
                    Cause.NOT_VONK,
                    to + " does not speak as a Vonk process: " + reason.sentence() + ". Is the port right?");
        }
        if (challenged) {
            return new ConnectionRefused(
                    Cause.NO_ANSWER, to + " closed the connection during the handshake: " + reason.sentence() + ".")
                    .passing();
        }
        return closedWithoutAWord(to, null);
    }

    /// So a listener closes that is crowded with strangers, as well as one that awaits TLS.
    static ConnectionRefused closedWithoutAWord(Endpoint to, @Nullable Throwable cause) {
        return new ConnectionRefused(
                Cause.NOT_VONK,
                to + " closed the connection before it proved anything. Is the port right, and does the join string say"
                        + " whether TLS is spoken there?",
                cause).passing();
    }
}
