package dev.vonk.runtime.protocol;

/// What a worker that holds blocks tells the one that wants them.
public sealed interface FromPeer {
    /// All frames of the block have been sent.
    record BlockEnd(int stream) implements FromPeer {}

    /// The block cannot be had.
    record BlockMissing(int stream, String reason) implements FromPeer {}
}
