package dev.vonk.runtime.worker;

/// How much of blocks may be on its way to a reader.
final class BlockWindow {
    /// Bytes of one block that may be sent before they are read.
    static final long BYTES = 2L << 20;
    /// Blocks that are asked for before they are read.
    static final int BLOCKS_AHEAD = 8;

    private BlockWindow() {
    }
}
