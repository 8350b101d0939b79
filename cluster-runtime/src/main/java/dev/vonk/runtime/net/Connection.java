package dev.vonk.runtime.net;

/// A connection to a process that knows the pool's secret. All methods may be called from any thread.
public interface Connection {
    /// Sends a frame and returns at once. Frames of one thread arrive in their order. After the connection is closed
    /// this does nothing.
    ///
    /// @param type [Frame#FIRST_FREE] to 255; from [Frame#FIRST_DATA] on a frame may be larger
    /// @param parts the payload in pieces; not copied, so nobody may change them any more
    void send(int type, byte[]... parts);

    /// Bytes that were sent and that this process still holds.
    long unsentBytes();

    /// Waits until no more than `maxUnsentBytes` are unsent or the connection is closed. Not for event loops.
    void awaitWritable(long maxUnsentBytes) throws InterruptedException;

    /// Closes the connection and tells the other side why. What was sent before still goes out, within a few seconds.
    void close(String reason);

    boolean isOpen();

    /// The address of the other side.
    String remote();
}
