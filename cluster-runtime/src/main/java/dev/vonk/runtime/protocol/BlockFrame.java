package dev.vonk.runtime.protocol;

import java.nio.ByteBuffer;

/// A piece of a block on its way: the asker's number for the block, then a batch as
/// [dev.vonk.runtime.data.BatchCodec] writes it.
public final class BlockFrame {
    /// Bytes before the batch.
    public static final int HEADER = 4;

    private BlockFrame() {
    }

    public static byte[] header(int stream) {
        return ByteBuffer.allocate(HEADER).putInt(stream).array();
    }

    /// @throws java.nio.BufferUnderflowException where the payload is too short
    public static int stream(byte[] payload) {
        return ByteBuffer.wrap(payload).getInt();
    }
}
