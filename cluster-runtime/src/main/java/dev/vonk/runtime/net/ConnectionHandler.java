package dev.vonk.runtime.net;

/// Is told what happens on a connection: on its event loop, one call after the other, so it must not block. An exception
/// thrown here closes the connection.
public interface ConnectionHandler {
    /// A frame arrived. The payload belongs to the receiver.
    ///
    /// @param type 10 to 255
    void received(int type, byte[] payload);

    /// The connection is no more; called once, and nothing is received afterwards.
    void closed(CloseReason reason);
}
