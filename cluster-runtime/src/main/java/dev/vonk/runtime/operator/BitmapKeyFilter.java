package dev.vonk.runtime.operator;

import dev.vonk.runtime.data.ByteVector;
import dev.vonk.runtime.data.IntVector;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.NarrowVector;
import dev.vonk.runtime.data.ShortVector;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.Vectors;

/// Exact: one bit for every value between the smallest and the largest key.
final class BitmapKeyFilter implements KeyFilter {
    private final long min;
    private final long max;
    private final long[] bits;

    /// @param max less than `min` where there is no key
    BitmapKeyFilter(long min, long max) {
        this.min = min;
        this.max = max;
        bits = new long[(int) ((max - min + 64) >>> 6) + 1];
    }

    void add(long key) {
        long place = key - min;
        bits[(int) (place >>> 6)] |= 1L << place;
    }

    @Override
    public int select(Vector column, int[] rows, int count, int[] out) {
        if (max < min) {
            return 0;
        }
        if (column.validity() == null) {
            switch (column) {
                case IntVector(var values, int offset, var _, var _) -> {
                    return select(values, offset, 0, rows, count, out);
                }
                case LongVector(var values, int offset, var _, var _) -> {
                    return select(values, offset, rows, count, out);
                }
                case NarrowVector(IntVector(var values, int offset, var _, var _), long base, var _) -> {
                    return select(values, offset, base, rows, count, out);
                }
                case NarrowVector(ShortVector(var values, int offset, var _, var _), long base, var _) -> {
                    return select(values, offset, base, rows, count, out);
                }
                case NarrowVector(ByteVector(var values, int offset, var _, var _), long base, var _) -> {
                    return select(values, offset, base, rows, count, out);
                }
                default -> {
                }
            }
        }
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[kept] = row;
            kept += !column.isNull(row) && has(Vectors.longAt(column, row)) ? 1 : 0;
        }
        return kept;
    }

    private boolean has(long key) {
        long place = key - min;
        return place >= 0 && place <= max - min && (bits[(int) (place >>> 6)] >>> place & 1) != 0;
    }

    /// The bit of a place, 0 for any place out of range: the last word is empty and stands for all of those.
    private static int bit(long[] bits, long place) {
        int last = bits.length - 1;
        long word = place >>> 6;
        int at = (int) (word < last && word >= 0 ? word : last);
        return (int) (bits[at] >>> place) & 1;
    }

    private int select(int[] values, int offset, long base, int[] rows, int count, int[] out) {
        var words = bits;
        long shift = base - min;
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[kept] = row;
            kept += bit(words, values[offset + row] + shift);
        }
        return kept;
    }

    private int select(short[] values, int offset, long base, int[] rows, int count, int[] out) {
        var words = bits;
        long shift = base - min;
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[kept] = row;
            kept += bit(words, values[offset + row] + shift);
        }
        return kept;
    }

    private int select(byte[] values, int offset, long base, int[] rows, int count, int[] out) {
        var words = bits;
        long shift = base - min;
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[kept] = row;
            kept += bit(words, values[offset + row] + shift);
        }
        return kept;
    }

    private int select(long[] values, int offset, int[] rows, int count, int[] out) {
        var words = bits;
        long shift = -min;
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[kept] = row;
            kept += bit(words, values[offset + row] + shift);
        }
        return kept;
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
