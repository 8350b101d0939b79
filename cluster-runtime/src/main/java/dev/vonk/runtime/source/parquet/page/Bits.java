package dev.vonk.runtime.source.parquet.page;

/// Ranges of bits in words, lowest bit first.
public final class Bits {
    private Bits() {
    }

    /// Sets or clears the bits `from` to `from + count`.
    public static void fill(long[] words, int from, int count, boolean ones) {
        int bit = from;
        int end = from + count;
        while (bit < end) {
            int now = Math.min(64 - (bit & 63), end - bit);
            long mask = (now == 64 ? -1L : (1L << now) - 1) << bit;
            words[bit >>> 6] = ones ? words[bit >>> 6] | mask : words[bit >>> 6] & ~mask;
            bit += now;
        }
    }

    /// Puts the lowest `count` bits (1 to 63) of `bits`, all others of which are 0.
    static void put(long[] words, int from, int count, long bits) {
        int word = from >>> 6;
        int shift = from & 63;
        long mask = (1L << count) - 1;
        words[word] = words[word] & ~(mask << shift) | bits << shift;
        if (shift + count > 64) {
            words[word + 1] = words[word + 1] & ~(mask >>> 64 - shift) | bits >>> 64 - shift;
        }
    }

    /// Bit `index`, 0 or 1.
    public static int get(long[] words, int index) {
        return (int) (words[index >>> 6] >>> index) & 1;
    }
}
