package dev.vonk.runtime.net;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The listener's side of the handshake. A peer that has proved nothing is told nothing but the challenge.
final class ServerHandshake implements Phase {
    private final SocketConnection connection;
    private final Secret secret;
    private final Acceptor acceptor;
    private final Runnable done;
    private final byte[] serverNonce = Secret.randomBytes();
    private byte @Nullable [] channel;
    private byte @Nullable [] clientNonce;

    /// @param done run once, when this peer is a stranger no more, or gone
    ServerHandshake(SocketConnection connection, Secret secret, Acceptor acceptor, Runnable done) {
        this.connection = connection;
        this.secret = secret;
        this.acceptor = acceptor;
        this.done = done;
    }

    /// The way to the client is ready, TLS included.
    void ready(byte[] itsChannel) {
        channel = itsChannel;
    }

    @Override
    public void frame(int type, byte[] payload) throws ProtocolException {
        byte[] bound = channel;
        if (bound == null) {
            throw new ProtocolException("a frame before TLS was ready");
        }
        byte[] nonce = clientNonce;
        if (nonce == null) {
            hello(type, payload, bound);
        } else {
            proof(type, payload, bound, nonce);
        }
    }

    private void hello(int type, byte[] payload, byte[] bound) throws ProtocolException {
        if (type != Frame.HELLO || payload.length != 1 + Handshake.NONCE) {
            throw new ProtocolException("the first frame is no greeting");
        }
        byte[] nonce = Handshake.slice(payload, 1, payload.length);
        clientNonce = nonce;
        connection.sendInHandshake(
                Frame.CHALLENGE,
                Handshake.join(
                        new byte[]{Handshake.VERSION}, serverNonce,
                        Handshake.serverProof(secret, nonce, serverNonce, bound)));
        if (payload[0] != Handshake.VERSION) {
            connection.endHandshake(new CloseReason.Protocol("the other side is of another version"));
        }
    }

    private void proof(int type, byte[] payload, byte[] bound, byte[] nonce) throws ProtocolException {
        if (type != Frame.PROOF || payload.length < Handshake.PROOF
                || payload.length > Handshake.PROOF + Network.LONGEST_INTRODUCTION) {
            throw new ProtocolException("the second frame is no proof");
        }
        byte[] introduction = Handshake.slice(payload, Handshake.PROOF, payload.length);
        byte[] expected = Handshake.clientProof(secret, nonce, serverNonce, introduction, bound);
        if (!Handshake.same(Handshake.slice(payload, 0, Handshake.PROOF), expected)) {
            throw new ProtocolException("the other side does not know the secret");
        }
        decide(introduction);
    }

    private void decide(byte[] introduction) {
        ConnectionHandler handler;
        try {
            handler = acceptor.accept(introduction, connection);
        } catch (Refusal refusal) {
            refuse(refusal.sentence());
            return;
        } catch (RuntimeException | Error bug) {
            refuse("an error in the listening process; its own output tells more");
            SocketConnection.report(bug);
            return;
        }
        if (!connection.isOpen()) {
            handler.closed(new CloseReason.Here("closed while it was being accepted"));
            return;
        }
        done.run();
        connection.sendInHandshake(Frame.ACCEPTED, new byte[0]);
        connection.open(handler);
    }

    private void refuse(String sentence) {
        connection.sendInHandshake(Frame.REFUSED, sentence.getBytes(StandardCharsets.UTF_8));
        connection.endHandshake(new CloseReason.Here(sentence));
    }

    @Override
    public void closed(CloseReason reason) {
        done.run();
    }
}
