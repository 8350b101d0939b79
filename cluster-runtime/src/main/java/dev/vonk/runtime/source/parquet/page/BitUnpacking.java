package dev.vonk.runtime.source.parquet.page;

/// Values of a few bits each, packed lowest bit first, to whole numbers. Loads whole words, up to
/// [PageDecoder#SLACK] bytes behind the last value.
final class BitUnpacking {
    private BitUnpacking() {
    }

    /// `groups` times eight values of `width` bits (0 to 32), each group `width` bytes.
    static void unpack(byte[] bytes, int at, int width, int groups, int[] out, int from) {
        if (width == 0) {
            java.util.Arrays.fill(out, from, from + groups * 8, 0);
        } else if (width == 8) {
            for (int i = 0; i < groups * 8; i++) {
                out[from + i] = bytes[at + i] & 255;
            }
        } else if (width < 8) {
            upTo8(bytes, at, width, groups, out, from);
        } else if (width <= 16) {
            upTo16(bytes, at, width, groups, out, from);
        } else {
            upTo32(bytes, at, width, groups, out, from);
        }
    }

    /// One load holds all eight.
    private static void upTo8(byte[] bytes, int at, int width, int groups, int[] out, int from) {
        int mask = (1 << width) - 1;
        for (int g = 0, p = at, o = from; g < groups; g++, p += width, o += 8) {
            long word = LittleEndian.getLong(bytes, p);
            out[o] = (int) word & mask;
            out[o + 1] = (int) (word >>> width) & mask;
            out[o + 2] = (int) (word >>> 2 * width) & mask;
            out[o + 3] = (int) (word >>> 3 * width) & mask;
            out[o + 4] = (int) (word >>> 4 * width) & mask;
            out[o + 5] = (int) (word >>> 5 * width) & mask;
            out[o + 6] = (int) (word >>> 6 * width) & mask;
            out[o + 7] = (int) (word >>> 7 * width) & mask;
        }
    }

    /// Two loads of four; the second starts in the middle of a byte where the width is odd.
    private static void upTo16(byte[] bytes, int at, int width, int groups, int[] out, int from) {
        int mask = (1 << width) - 1;
        int half = 4 * width >>> 3;
        int shift = 4 * width & 7;
        for (int g = 0, p = at, o = from; g < groups; g++, p += width, o += 8) {
            long low = LittleEndian.getLong(bytes, p);
            long high = LittleEndian.getLong(bytes, p + half) >>> shift;
            out[o] = (int) low & mask;
            out[o + 1] = (int) (low >>> width) & mask;
            out[o + 2] = (int) (low >>> 2 * width) & mask;
            out[o + 3] = (int) (low >>> 3 * width) & mask;
            out[o + 4] = (int) high & mask;
            out[o + 5] = (int) (high >>> width) & mask;
            out[o + 6] = (int) (high >>> 2 * width) & mask;
            out[o + 7] = (int) (high >>> 3 * width) & mask;
        }
    }

    private static void upTo32(byte[] bytes, int at, int width, int groups, int[] out, int from) {
        int mask = width == 32 ? -1 : (1 << width) - 1;
        for (int g = 0, p = at, o = from; g < groups; g++, p += width, o += 8) {
            for (int i = 0, bit = 0; i < 8; i++, bit += width) {
                out[o + i] = (int) (LittleEndian.getLong(bytes, p + (bit >>> 3)) >>> (bit & 7)) & mask;
            }
        }
    }

    /// Value `index` of `width` bits (0 to 32).
    static int one(byte[] bytes, int at, int width, long index) {
        long bit = index * width;
        long word = LittleEndian.getLong(bytes, at + (int) (bit >>> 3)) >>> (bit & 7);
        return (int) (word & (1L << width) - 1);
    }

    /// `count` values of `width` bits (0 to 64), each added to `base`.
    static void unpackLongs(byte[] bytes, int at, int width, int count, long base, long[] out) {
        if (width == 0) {
            java.util.Arrays.fill(out, 0, count, base);
        } else if (width <= 57) {
            long mask = (1L << width) - 1;
            for (int i = 0; i < count; i++) {
                int bit = i * width;
                out[i] = (LittleEndian.getLong(bytes, at + (bit >>> 3)) >>> (bit & 7) & mask) + base;
            }
        } else {
            long mask = width == 64 ? -1 : (1L << width) - 1;
            for (int i = 0; i < count; i++) {
                int bit = i * width;
                int shift = bit & 7;
                long low = LittleEndian.getLong(bytes, at + (bit >>> 3)) >>> shift;
                long high = shift == 0 ? 0 : (long) bytes[at + (bit >>> 3) + 8] << 64 - shift;
                out[i] = ((low | high) & mask) + base;
            }
        }
    }
}
