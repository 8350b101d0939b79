package dev.vonk.runtime.net;

import java.nio.charset.StandardCharsets;

/// After the handshake: frames go to the handler.
final class OpenPhase implements Phase {
    private final SocketConnection connection;
    private final ConnectionHandler handler;

    OpenPhase(SocketConnection connection, ConnectionHandler handler) {
        this.connection = connection;
        this.handler = handler;
    }

    @Override
    public void frame(int type, byte[] payload) throws ProtocolException {
        if (type >= Frame.FIRST_FREE) {
            handler.received(type, payload);
        } else if (type == Frame.BYE) {
            connection.end(new CloseReason.ByPeer(new String(payload, StandardCharsets.UTF_8)));
        } else if (type != Frame.PING || payload.length > 0) {
            throw new ProtocolException("a frame of type " + type + ", which has no meaning in an open connection");
        }
    }

    @Override
    public void closed(CloseReason reason) {
        handler.closed(reason);
    }

    @Override
    public boolean isHandshake() {
        return false;
    }
}
