package dev.vonk.runtime.source.parquet.page;

import dev.vonk.runtime.source.parquet.footer.UnreadableException;
import java.util.Arrays;

/// Small numbers as runs: either one value many times, or values packed in a fixed number of bits. Levels,
/// dictionary codes and booleans are written so.
///
/// ```text
/// varint 2n        value in whole bytes      n times the value
/// varint 2n + 1    n * width bytes           8n packed values
/// ```
public final class RunDecoder {
    private final byte[] bytes;
    private int position;
    private final int end;
    private final int width;

    private long left;
    private boolean packed;
    private int value;
    private int packedAt;
    private long packedIndex;

    /// @param width bits of a value, 0 to 32
    public RunDecoder(byte[] bytes, int from, int end, int width) {
        if (width < 0 || width > 32) {
            throw UnreadableException.damaged("values of " + width + " bits in a run");
        }
        this.bytes = bytes;
        this.position = from;
        this.end = end;
        this.width = width;
    }

    /// The next `count` values. May write up to 7 elements more.
    public void read(int[] out, int from, int count) {
        int done = 0;
        while (done < count) {
            if (left == 0) {
                nextRun();
            }
            int now = (int) Math.min(left, count - done);
            if (packed) {
                unpack(out, from + done, now);
            } else {
                Arrays.fill(out, from + done, from + done + now, value);
            }
            left -= now;
            done += now;
        }
    }

    private void unpack(int[] out, int from, int count) {
        int done = 0;
        while (done < count && (packedIndex & 7) != 0) {
            out[from + done++] = BitUnpacking.one(bytes, packedAt, width, packedIndex++);
        }
        int groups = count - done >>> 3;
        if (groups > 0) {
            BitUnpacking.unpack(bytes, packedAt + (int) (packedIndex >>> 3) * width, width, groups, out, from + done);
            packedIndex += groups * 8L;
            done += groups * 8;
        }
        while (done < count) {
            out[from + done++] = BitUnpacking.one(bytes, packedAt, width, packedIndex++);
        }
    }

    /// The next `count` values of one bit each, as bits of `words` from bit `from` on; says how many are 1.
    public int readBits(long[] words, int from, int count) {
        int done = 0;
        int ones = 0;
        while (done < count) {
            if (left == 0) {
                nextRun();
            }
            int now = (int) Math.min(left, count - done);
            if (packed) {
                ones += copyBits(words, from + done, now);
            } else {
                Bits.fill(words, from + done, now, value != 0);
                ones += value != 0 ? now : 0;
            }
            left -= now;
            done += now;
        }
        return ones;
    }

    private int copyBits(long[] words, int from, int count) {
        int ones = 0;
        for (int done = 0; done < count; done += 56) {
            int now = Math.min(56, count - done);
            long bits = LittleEndian.getLong(bytes, packedAt + (int) (packedIndex >>> 3)) >>> (packedIndex & 7);
            bits &= (1L << now) - 1;
            Bits.put(words, from + done, now, bits);
            ones += Long.bitCount(bits);
            packedIndex += now;
        }
        return ones;
    }

    /// Passes over `count` values.
    public void skip(int count) {
        int done = 0;
        while (done < count) {
            if (left == 0) {
                nextRun();
            }
            int now = (int) Math.min(left, count - done);
            packedIndex += now;
            left -= now;
            done += now;
        }
    }

    private void nextRun() {
        long head = varint();
        packed = (head & 1) == 1;
        long count = head >>> 1;
        if (packed) {
            packedAt = position;
            packedIndex = 0;
            long size = Math.min(count * width, (long) end - position);
            left = width == 0 ? count * 8 : Math.min(count * 8, size * 8 / width);
            position += (int) size;
        } else {
            int valueBytes = width + 7 >>> 3;
            if (valueBytes > end - position) {
                throw tooShort();
            }
            value = valueBytes == 0
                    ? 0
                    : LittleEndian.getInt(bytes, position) & (valueBytes == 4 ? -1 : (1 << valueBytes * 8) - 1);
            position += valueBytes;
            left = count;
        }
    }

    /// An unsigned number of up to 32 bits. The loop that asks for runs ends with the bytes, even on empty runs.
    private long varint() {
        long number = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            if (position >= end) {
                throw tooShort();
            }
            int next = bytes[position++];
            number |= (long) (next & 127) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw UnreadableException.damaged("a run whose length has more than 32 bits");
    }

    private static UnreadableException tooShort() {
        return UnreadableException.damaged("a page with fewer levels or codes than it says");
    }
}
