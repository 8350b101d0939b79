package dev.vonk.runtime.operator;

import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorHash;
import dev.vonk.runtime.data.Vectors;

/// A blocked Bloom filter: all bits of a key are in one 64-bit word, so that a look costs one cache miss.
final class BloomKeyFilter implements KeyFilter {
    private static final int BITS_PER_KEY = 16;

    private final long min;
    private final long max;
    private final long[] words;
    private final int mask;

    BloomKeyFilter(long min, long max, int keys) {
        this.min = min;
        this.max = max;
        long wanted = Math.max(64L, (long) keys * BITS_PER_KEY / 64);
        words = new long[(int) Math.min(1L << 26, Long.highestOneBit(wanted) * 2)];
        mask = words.length - 1;
    }

    void add(long key) {
        long hash = VectorHash.mix(key);
        words[(int) hash & mask] |= pattern(hash);
    }

    /// Four bits of a word.
    private static long pattern(long hash) {
        return 1L << (hash >>> 58) | 1L << (hash >>> 52) | 1L << (hash >>> 46) | 1L << (hash >>> 40);
    }

    @Override
    public int select(Vector column, int[] rows, int count, int[] out) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[kept] = row;
            kept += !column.isNull(row) && has(Vectors.longAt(column, row)) ? 1 : 0;
        }
        return kept;
    }

    private boolean has(long key) {
        long hash = VectorHash.mix(key);
        long pattern = pattern(hash);
        return key >= min && key <= max && (words[(int) hash & mask] & pattern) == pattern;
    }

    @Override
    public long min() {
        return min;
    }

    @Override
    public long max() {
        return max;
    }
}
