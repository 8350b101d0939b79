package dev.vonk.runtime.source.parquet.page;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;

/// Large byte arrays that readers of this process hand to each other: clearing a new one for every row group would
/// cost as much as decoding a column of it. What is taken holds rubbish; what was given must not be used any more.
public final class Buffers {
    private static final long MOST_KEPT = 64L << 20;
    private static final int LARGEST_KEPT = 16 << 20;
    private static final int SMALLEST_KEPT = 1 << 16;
    private static final int MOST_LOOKED_AT = 16;

    private static final ConcurrentLinkedDeque<byte[]> KEPT = new ConcurrentLinkedDeque<>();
    private static final AtomicLong KEPT_BYTES = new AtomicLong();

    private Buffers() {
    }

    /// An array of at least `size` bytes.
    public static byte[] take(int size) {
        if (size >= SMALLEST_KEPT) {
            for (int i = 0; i < MOST_LOOKED_AT; i++) {
                var buffer = KEPT.pollFirst();
                if (buffer == null) {
                    break;
                }
                if (buffer.length >= size) {
                    KEPT_BYTES.addAndGet(-buffer.length);
                    return buffer;
                }
                KEPT.addLast(buffer);
            }
        }
        return new byte[size];
    }

    /// Gives an array back, if it was worth taking.
    public static void give(byte[] buffer) {
        if (buffer.length < SMALLEST_KEPT || buffer.length > LARGEST_KEPT) {
            return;
        }
        if (KEPT_BYTES.addAndGet(buffer.length) > MOST_KEPT) {
            KEPT_BYTES.addAndGet(-buffer.length);
            return;
        }
        KEPT.addFirst(buffer);
    }
}
