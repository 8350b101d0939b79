package dev.vonk.runtime.net;

/// What a connection does with what arrives: first it shakes hands, then it is open.
interface Phase {
    void frame(int type, byte[] payload) throws ProtocolException;

    /// The connection is no more.
    void closed(CloseReason reason);

    /// Nothing was proved yet: the other side is told nothing.
    default boolean isHandshake() {
        return true;
    }
}
