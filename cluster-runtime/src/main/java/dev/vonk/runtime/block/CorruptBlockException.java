package dev.vonk.runtime.block;

import java.io.IOException;

/// A block on disk is not what was written there, or not there any more: it is lost.
public final class CorruptBlockException extends IOException {
    private final transient BlockId block;

    public CorruptBlockException(BlockId block, IOException cause) {
        super(block + " cannot be read back: " + cause.getMessage(), cause);
        this.block = block;
    }

    /// Which one.
    public BlockId block() {
        return block;
    }
}
