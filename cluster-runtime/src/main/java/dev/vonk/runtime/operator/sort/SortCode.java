package dev.vonk.runtime.operator.sort;

import dev.vonk.runtime.data.BytesVector;
import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.Decimal128Vector;
import dev.vonk.runtime.data.DictionaryVector;
import dev.vonk.runtime.data.DoubleVector;
import dev.vonk.runtime.data.FloatVector;
import dev.vonk.runtime.data.IntVector;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.NarrowVector;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorOrder;
import dev.vonk.runtime.data.Vectors;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// One key column as numbers in the same order: `a < b` as numbers means `a` before `b`; equal numbers may hide a
/// difference where the column is not [#isExact]. Nulls and the direction are not in them.
///
/// @param values for each row; rubbish for null rows
/// @param isExact whether equal numbers mean equal values
record SortCode(long[] values, boolean isExact) {
    private static final VarHandle BIG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /// The numbers of a whole column.
    ///
    /// @param skip bytes that all strings of the column begin with alike
    static SortCode of(Vector column, int rows, int skip) {
        return switch (column) {
            case DictionaryVector dictionary when dictionary.dictionary().length() <= rows -> ranks(dictionary, rows);
            case ConstantVector constant -> new SortCode(new long[rows], true);
            case IntVector(var values, int offset, var _, var _) -> {
                var out = new long[rows];
                for (int i = 0; i < rows; i++) {
                    out[i] = values[offset + i];
                }
                yield new SortCode(out, true);
            }
            case LongVector(var values, int offset, var _, var _) -> {
                var out = new long[rows];
                System.arraycopy(values, offset, out, 0, rows);
                yield new SortCode(out, true);
            }
            case DoubleVector(var values, int offset, var _, var _) -> {
                var out = new long[rows];
                for (int i = 0; i < rows; i++) {
                    out[i] = ordered(values[offset + i]);
                }
                yield new SortCode(out, true);
            }
            case FloatVector(var values, int offset, var _, var _) -> {
                var out = new long[rows];
                for (int i = 0; i < rows; i++) {
                    int bits = Float.floatToIntBits(values[offset + i] + 0.0f);
                    out[i] = bits ^ bits >> 31 & Integer.MAX_VALUE;
                }
                yield new SortCode(out, true);
            }
            case Decimal128Vector decimals -> decimals(decimals, rows);
            case BytesVector texts -> texts(texts, rows, skip);
            case NarrowVector narrow when narrow.physical() == dev.vonk.runtime.data.PhysicalType.DECIMAL128 ->
                of(narrow.raw(), rows, 0);
            case NarrowVector _,DictionaryVector _ -> of(column.flat(Scratch.fresh()), rows, skip);
            default -> other(column, rows);
        };
    }

    /// BYTE and SHORT; nested values all have the number 0 and are told apart by comparing.
    private static SortCode other(Vector column, int rows) {
        var out = new long[rows];
        return switch (column.physical()) {
            case BYTE, SHORT, INT, LONG -> {
                for (int i = 0; i < rows; i++) {
                    out[i] = Vectors.longAt(column, i);
                }
                yield new SortCode(out, true);
            }
            case FLOAT, DOUBLE, DECIMAL128, BYTES, LIST, STRUCT -> new SortCode(out, false);
        };
    }

    /// A double's bits in the order of doubles: NaN last, -0.0 as 0.0.
    static long ordered(double value) {
        long bits = Double.doubleToLongBits(value + 0.0);
        return bits ^ bits >> 63 & Long.MAX_VALUE;
    }

    /// The entries' places among the sorted entries, equal ones alike.
    private static SortCode ranks(DictionaryVector column, int rows) {
        var entries = column.dictionary();
        var sorted = new Integer[entries.length()];
        java.util.Arrays.setAll(sorted, i -> i);
        java.util.Arrays.sort(sorted, (a, b) -> VectorOrder.compare(entries, a, entries, b));
        var rankOf = new long[sorted.length];
        for (int i = 1; i < sorted.length; i++) {
            boolean equal = VectorOrder.compare(entries, sorted[i - 1], entries, sorted[i]) == 0;
            rankOf[sorted[i]] = rankOf[sorted[i - 1]] + (equal ? 0 : 1);
        }
        var out = new long[rows];
        for (int i = 0; i < rows; i++) {
            out[i] = sorted.length == 0 ? 0 : rankOf[column.code(i)];
        }
        return new SortCode(out, true);
    }

    private static SortCode decimals(Decimal128Vector column, int rows) {
        var out = new long[rows];
        boolean fits = true;
        for (int i = 0; i < rows; i++) {
            long high = column.high()[column.offset() + i];
            long low = column.low()[column.offset() + i];
            fits &= high == low >> 63 || column.isNull(i);
            out[i] = low;
        }
        if (!fits) {
            System.arraycopy(column.high(), column.offset(), out, 0, rows);
        }
        return new SortCode(out, fits);
    }

    private static SortCode texts(BytesVector texts, int rows, int skip) {
        var out = new long[rows];
        var data = texts.data();
        boolean exact = true;
        for (int i = 0; i < rows; i++) {
            int from = texts.start(i) + skip;
            int size = texts.size(i) - skip;
            if (size <= 0 || texts.isNull(i)) {
                out[i] = Long.MIN_VALUE;
                continue;
            }
            out[i] = prefix(data, from, size) ^ Long.MIN_VALUE;
            exact &= size < 8 && data[from + size - 1] != 0;
        }
        return new SortCode(out, exact);
    }

    /// The first eight bytes as an unsigned number, zeros behind a shorter string.
    private static long prefix(byte[] data, int from, int size) {
        if (from + 8 <= data.length) {
            long word = (long) BIG.get(data, from);
            return size >= 8 ? word : word & -1L << (8 - size << 3);
        }
        long word = 0;
        for (int i = 0; i < 8; i++) {
            word = word << 8 | (i < size ? data[from + i] & 0xFF : 0);
        }
        return word;
    }

    /// How many bytes all strings of a column begin with alike.
    static int commonPrefix(Vector column, int rows) {
        if (!(column instanceof BytesVector texts)) {
            return 0;
        }
        int first = -1;
        int common = 0;
        for (int i = 0; i < rows && (first < 0 || common > 0); i++) {
            if (texts.isNull(i)) {
                continue;
            }
            if (first < 0) {
                first = i;
                common = texts.size(i);
            } else {
                common = Math.min(common, texts.size(i));
                int differs = java.util.Arrays.mismatch(texts.data(), texts.start(first), texts.start(first) + common,
                        texts.data(), texts.start(i), texts.start(i) + common);
                common = differs < 0 ? common : differs;
            }
        }
        return common;
    }
}
