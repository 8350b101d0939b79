package dev.vonk.runtime.operator.key;

import dev.vonk.runtime.data.ByteVector;
import dev.vonk.runtime.data.IntVector;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.NarrowVector;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.ShortVector;
import dev.vonk.runtime.data.Validity;
import dev.vonk.runtime.data.Vector;
import org.jspecify.annotations.Nullable;

/// How the lanes of a key lie in its words.
///
/// A lane of `w` bits below 64 holds `value - base + 1`, and 0 for null. A lane of 64 bits holds the value itself and
/// has one more bit elsewhere that is 1 for null.
///
/// @param words how many words a key has
/// @param word which word each lane is in
/// @param shift its lowest bit there
/// @param width its bits
/// @param base what value has the code 1; 0 with 64 bits
/// @param nullBit for a lane of 64 bits: its null bit, counted through all words; else -1
record KeyLayout(int words, int[] word, int[] shift, int[] width, long[] base, int[] nullBit) {

    /// Bits that hold a value between these two, or null: 64 where they do not fit 63.
    static int bits(long least, long greatest) {
        if (least > greatest) {
            return 1;
        }
        long range = greatest - least;
        return range < 0 || range == Long.MAX_VALUE ? 64 : 64 - Long.numberOfLeadingZeros(range + 1);
    }

    /// The bits of all lanes together at their narrowest; 64 or more does not fit one word.
    static int bits(long[] least, long[] greatest) {
        int sum = 0;
        for (int i = 0; i < least.length; i++) {
            sum += bits(least[i], greatest[i]);
        }
        return sum;
    }

    /// All lanes in one word, each with a share of the spare bits.
    ///
    /// @param total bits to use, at most 63
    /// @param before the layout that has become too narrow, or null: room is left on the side where it was
    static KeyLayout single(long[] least, long[] greatest, int total, @Nullable KeyLayout before) {
        int lanes = least.length;
        int spare = lanes == 0 ? 0 : (total - bits(least, greatest)) / lanes;
        var shift = new int[lanes];
        var width = new int[lanes];
        var base = new long[lanes];
        int at = 0;
        for (int i = 0; i < lanes; i++) {
            width[i] = bits(least[i], greatest[i]) + spare;
            shift[i] = at;
            base[i] = base(least[i], greatest[i], width[i], before == null ? null : before.base[i]);
            at += width[i];
        }
        return new KeyLayout(1, new int[lanes], shift, width, base, filled(lanes));
    }

    private static long base(long least, long greatest, int width, @Nullable Long before) {
        if (least > greatest) {
            return before == null ? 0 : before;
        }
        long room = (1L << width) - 2 - (greatest - least);
        boolean growsDown = before != null && least < before;
        long below = growsDown ? room : before == null && width > 40 ? room / 2 : 0;
        long base = least - below;
        return base > least ? least : base;
    }

    /// Every lane as wide as its type, so that any value fits.
    static KeyLayout wide(long[] least, long[] greatest) {
        int lanes = least.length;
        var word = new int[lanes];
        var shift = new int[lanes];
        var width = new int[lanes];
        var base = new long[lanes];
        var nullBit = filled(lanes);
        int words = 0;
        for (int i = 0; i < lanes; i++) {
            if (bits(least[i], greatest[i]) == 64) {
                word[i] = words++;
                width[i] = 64;
            }
        }
        int at = words * 64;
        for (int i = 0; i < lanes; i++) {
            int bits = width[i] == 64 ? 1 : bits(least[i], greatest[i]);
            if ((at & 63) + bits > 64) {
                at = (at + 63) & ~63;
            }
            if (width[i] == 64) {
                nullBit[i] = at;
            } else {
                word[i] = at >>> 6;
                shift[i] = at & 63;
                width[i] = bits;
                base[i] = least[i];
            }
            at += bits;
        }
        return new KeyLayout((at + 63) >>> 6, word, shift, width, base, nullBit);
    }

    private static int[] filled(int lanes) {
        var none = new int[lanes];
        java.util.Arrays.fill(none, -1);
        return none;
    }

    int lanes() {
        return word.length;
    }

    /// The bits in use, of a layout of one word.
    int usedBits() {
        int sum = 0;
        for (int bits : width) {
            sum += bits;
        }
        return sum;
    }

    /// Packs rows into `out`, one array a word.
    ///
    /// @return false where a value does not fit; then `out` is rubbish
    boolean pack(Vector[] lanes, int rows, long[][] out) {
        clear(rows, out);
        long misfit = 0;
        for (int i = 0; i < lanes.length; i++) {
            misfit |= width[i] == 64 ? packFull(lanes[i], i, rows, out) : packLane(lanes[i], i, rows, out[word[i]]);
        }
        return misfit == 0;
    }

    private void clear(int rows, long[][] out) {
        for (int i = 0; i < words; i++) {
            java.util.Arrays.fill(out[i], 0, rows, 0);
        }
    }

    private long packLane(Vector lane, int index, int rows, long[] out) {
        var nulls = lane.validity();
        if (nulls != null) {
            return packNullable(lane, nulls, index, rows, out);
        }
        return packRaw(lane, base[index], shift[index], rows, out) >>> width[index];
    }

    private static long packRaw(Vector lane, long start, int at, int rows, long[] out) {
        return switch (lane) {
            case NarrowVector narrow -> packRaw(narrow.raw(), start - narrow.base(), at, rows, out);
            case ByteVector(var values, int offset, var _, var _) -> pack(values, offset, rows, start, at, out);
            case ShortVector(var values, int offset, var _, var _) -> pack(values, offset, rows, start, at, out);
            case IntVector(var values, int offset, var _, var _) -> pack(values, offset, rows, start, at, out);
            case LongVector(var values, int offset, var _, var _) -> pack(values, offset, rows, start, at, out);
            default -> throw new IllegalStateException("a lane of " + lane.physical());
        };
    }

    private static long pack(byte[] values, int offset, int rows, long base, int shift, long[] out) {
        long seen = 0;
        for (int i = 0; i < rows; i++) {
            long code = values[offset + i] - base;
            seen |= code | code + 1;
            out[i] |= code + 1 << shift;
        }
        return seen;
    }

    private static long pack(short[] values, int offset, int rows, long base, int shift, long[] out) {
        long seen = 0;
        for (int i = 0; i < rows; i++) {
            long code = values[offset + i] - base;
            seen |= code | code + 1;
            out[i] |= code + 1 << shift;
        }
        return seen;
    }

    private static long pack(int[] values, int offset, int rows, long base, int shift, long[] out) {
        long seen = 0;
        for (int i = 0; i < rows; i++) {
            long code = values[offset + i] - base;
            seen |= code | code + 1;
            out[i] |= code + 1 << shift;
        }
        return seen;
    }

    private static long pack(long[] values, int offset, int rows, long base, int shift, long[] out) {
        long seen = 0;
        for (int i = 0; i < rows; i++) {
            long code = values[offset + i] - base;
            seen |= code | code + 1;
            out[i] |= code + 1 << shift;
        }
        return seen;
    }

    private long packNullable(Vector lane, Validity nulls, int index, int rows, long[] out) {
        long start = base[index];
        int at = shift[index];
        long seen = 0;
        for (int i = 0; i < rows; i++) {
            if (!nulls.isNull(i)) {
                long code = dev.vonk.runtime.data.Vectors.longAt(lane, i) - start;
                seen |= code | code + 1;
                out[i] |= code + 1 << at;
            }
        }
        return seen >>> width[index];
    }

    private long packFull(Vector lane, int index, int rows, long[][] out) {
        var values = (LongVector) lane.flat(Scratch.fresh());
        var target = out[word[index]];
        System.arraycopy(values.values(), values.offset(), target, 0, rows);
        var nulls = lane.validity();
        if (nulls != null) {
            var flags = out[nullBit[index] >>> 6];
            for (int i = 0; i < rows; i++) {
                if (nulls.isNull(i)) {
                    target[i] = 0;
                    flags[i] |= 1L << nullBit[index];
                }
            }
        }
        return 0;
    }

    /// Marks in `misfits` the rows that [#pack] could not hold, and, where `nullsMatch` says no, those with a null.
    void markMisfits(Vector[] lanes, boolean[] nullsMatch, int rows, boolean[] misfits) {
        for (int k = 0; k < lanes.length; k++) {
            for (int i = 0; i < rows; i++) {
                if (lanes[k].isNull(i)) {
                    misfits[i] |= !nullsMatch[k];
                } else if (width[k] < 64) {
                    long code = dev.vonk.runtime.data.Vectors.longAt(lanes[k], i) - base[k];
                    misfits[i] |= (code | code + 1) >>> width[k] != 0;
                }
            }
        }
    }

    /// Marks in a validity which of the keys `from .. from + count)` are present in a lane.
    ///
    /// @return null where all are
    @Nullable
    Validity validity(long[] keys, int lane, int from, int count) {
        boolean full = width[lane] == 64;
        int bit = full ? nullBit[lane] & 63 : shift[lane];
        int offset = full ? nullBit[lane] >>> 6 : word[lane];
        long mask = full ? 1 : mask(lane);
        long wanted = full ? 1 : 0;
        Validity validity = null;
        for (int i = 0; i < count; i++) {
            if ((keys[(from + i) * words + offset] >>> bit & mask) == wanted) {
                validity = validity == null ? Validity.allPresent(count) : validity;
                validity.setNull(i);
            }
        }
        return validity;
    }

    private long mask(int lane) {
        return width[lane] == 64 ? -1 : (1L << width[lane]) - 1;
    }

    /// The values of a lane of the keys `from .. from + out.length)`; rubbish for null.
    void values(long[] keys, int lane, int from, long[] out) {
        int stride = words;
        int offset = from * stride + word[lane];
        int bit = shift[lane];
        long mask = mask(lane);
        long start = width[lane] == 64 ? 0 : base[lane] - 1;
        for (int i = 0; i < out.length; i++) {
            out[i] = (keys[offset + i * stride] >>> bit & mask) + start;
        }
    }

    /// Widens a range by the values of a lane of the first `size` keys.
    void widen(long[] keys, int size, int lane, long[] least, long[] greatest) {
        var nulls = validity(keys, lane, 0, size);
        var values = new long[size];
        values(keys, lane, 0, values);
        KeyReader.widen(new LongVector(values, 0, size, nulls), size, least, greatest, lane);
    }

    /// Moves keys of one lane and one word to a base that is smaller by `distance`.
    static void shift(long[] keys, int size, long distance) {
        for (int i = 0; i < size; i++) {
            long key = keys[i];
            keys[i] = key == 0 ? 0 : key + distance;
        }
    }

    /// Writes a lane of the first `size` keys, which another layout holds in `source`, into this layout's `target`.
    void move(KeyLayout other, long[] source, int size, int lane, long[] target) {
        var nulls = other.validity(source, lane, 0, size);
        var values = new long[size];
        other.values(source, lane, 0, values);
        int stride = words;
        int offset = word[lane];
        int bit = shift[lane];
        boolean full = width[lane] == 64;
        long start = full ? 0 : base[lane] - 1;
        if (nulls == null) {
            for (int i = 0; i < size; i++) {
                target[i * stride + offset] |= values[i] - start << bit;
            }
            return;
        }
        for (int i = 0; i < size; i++) {
            if (!nulls.isNull(i)) {
                target[i * stride + offset] |= values[i] - start << bit;
            } else if (full) {
                target[i * stride + (nullBit[lane] >>> 6)] |= 1L << nullBit[lane];
            }
        }
    }
}
