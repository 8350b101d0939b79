package dev.vonk.runtime.data;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Turns a batch into frames of a handy size, cutting it by rows where it is larger. One thread.
public final class FrameCutter {
    /// The most bytes of a frame of several rows, unpacked or not.
    public static final int HANDY_FRAME = 16 << 20;

    private final BatchCodec codec;
    private @Nullable Batch batch;
    private int at;
    private int step;
    private int rows;

    public FrameCutter(Packing packing) {
        codec = new BatchCodec(packing);
    }

    /// Goes on with this batch.
    public void begin(Batch next) {
        batch = next;
        at = 0;
        rows = 0;
        long pieces = next.bytes() / HANDY_FRAME + 1;
        step = (int) Math.clamp(next.rowCount() / pieces, 1, BatchCodec.MOST_ROWS);
    }

    /// The next frame of the batch, good until the next call; null at its end.
    ///
    /// @throws DataException where a single row is too large for any frame
    public @Nullable ByteBuffer next() {
        var all = batch;
        if (all == null || at >= all.rowCount()) {
            batch = null;
            return null;
        }
        while (true) {
            rows = Math.min(step, all.rowCount() - at);
            int size = codec.body(rows == all.rowCount() ? all : all.slice(at, rows)) + BatchCodec.HEADER;
            if (size <= HANDY_FRAME || rows == 1 && size <= BatchCodec.LARGEST_FRAME) {
                at += rows;
                return codec.finish(size - BatchCodec.HEADER);
            }
            if (rows == 1) {
                throw new DataException("ROW_TOO_LARGE", "A single row takes " + (size >> 20)
                        + " MB; rows of more than " + (BatchCodec.LARGEST_FRAME >> 20)
                        + " MB cannot be exchanged or kept on disk. Split its value into several rows, or select fewer columns.");
            }
            step = Math.max(1, rows / 2);
        }
    }

    /// How many rows the frame that [#next] returned has.
    public int rows() {
        return rows;
    }
}
