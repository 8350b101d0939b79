package dev.vonk.runtime.operator.key;

import dev.vonk.runtime.data.ByteVector;
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
import dev.vonk.runtime.data.Validity;
import dev.vonk.runtime.data.Vector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Turns one key column's batches into lanes: flat integer vectors. Owns the arrays it fills; one thread. Several
/// readers may share a column as long as none of them inserts.
final class KeyReader {
    /// Unlike any number and unlike -1, which stands for strings that are not in the table.
    private static final int NOT_LOOKED_UP = Integer.MIN_VALUE;

    private final KeyColumn column;
    private final boolean insert;
    private final Scratch scratch = new Scratch();
    private final CanonicalBytes canonical = new CanonicalBytes();
    private int[] codes = new int[0];
    private long[] longs = new long[0];
    private @Nullable Vector dictionary;
    private int[] codeOfEntry = new int[0];

    /// @param insert whether strings not seen before get a number; else they are -1
    KeyReader(KeyColumn column, boolean insert) {
        this.column = column;
        this.insert = insert;
    }

    /// To be called when the column's strings have got other numbers.
    void forget() {
        dictionary = null;
    }

    int lanes() {
        return column.lanes();
    }

    /// The lanes of rows `0..rows)`, put into `lanes` from `at` on.
    void read(Vector key, int rows, Vector[] lanes, int at) {
        switch (column.physical) {
            case BYTE, SHORT, INT, LONG -> lanes[at] = key instanceof NarrowVector ? key : key.flat(scratch);
            case FLOAT -> lanes[at] = floats((FloatVector) key.flat(scratch), rows);
            case DOUBLE -> lanes[at] = doubles((DoubleVector) key.flat(scratch), rows);
            case DECIMAL128 -> {
                var decimals = (Decimal128Vector) key.flat(scratch);
                lanes[at] = new LongVector(decimals.high(), decimals.offset(), rows, decimals.validity());
                lanes[at + 1] = new LongVector(decimals.low(), decimals.offset(), rows, decimals.validity());
            }
            case BYTES -> lanes[at] = texts(key, rows);
            case LIST, STRUCT -> lanes[at] = nested(key, rows);
        }
    }

    private IntVector floats(FloatVector floats, int rows) {
        var out = codes(rows);
        var values = floats.values();
        for (int i = 0; i < rows; i++) {
            out[i] = Float.floatToIntBits(values[floats.offset() + i] + 0.0f);
        }
        return new IntVector(out, 0, rows, floats.validity());
    }

    private LongVector doubles(DoubleVector doubles, int rows) {
        if (longs.length < rows) {
            longs = new long[rows];
        }
        var values = doubles.values();
        for (int i = 0; i < rows; i++) {
            longs[i] = Double.doubleToLongBits(values[doubles.offset() + i] + 0.0);
        }
        return new LongVector(longs, 0, rows, doubles.validity());
    }

    private IntVector texts(Vector key, int rows) {
        return switch (key) {
            case DictionaryVector codesOf -> dictionary(codesOf, rows);
            case ConstantVector constant -> constant(constant, rows);
            default -> plain((BytesVector) key.flat(scratch), rows);
        };
    }

    private IntVector plain(BytesVector texts, int rows) {
        var out = codes(rows);
        if (longs.length < rows) {
            longs = new long[rows];
        }
        var nulls = texts.validity();
        if (nulls == null) {
            table().numbers(texts, rows, longs, insert, out);
        } else {
            for (int i = 0; i < rows; i++) {
                out[i] = nulls.isNull(i) ? 0 : table().number(texts.data(), texts.start(i), texts.size(i), insert);
            }
        }
        return new IntVector(out, 0, rows, nulls);
    }

    /// Each entry is looked up once per dictionary, when the first row wants it.
    private IntVector dictionary(DictionaryVector vector, int rows) {
        if (vector.dictionary() != dictionary) {
            int entries = vector.dictionary().length();
            if (codeOfEntry.length < entries) {
                codeOfEntry = new int[entries];
            }
            Arrays.fill(codeOfEntry, 0, entries, NOT_LOOKED_UP);
            dictionary = vector.dictionary();
        }
        var out = codes(rows);
        if (look(vector.codes(), vector.offset(), codeOfEntry, rows, out)) {
            lookUp(vector, rows, out);
        }
        return new IntVector(out, 0, rows, vector.validity());
    }

    /// @return whether some entry has not been looked up
    private static boolean look(int[] source, int offset, int[] known, int rows, int[] out) {
        int missing = 0;
        for (int i = 0; i < rows; i++) {
            int code = known[source[offset + i]];
            missing |= code & ~(code << 1);
            out[i] = code;
        }
        return missing < 0;
    }

    private void lookUp(DictionaryVector vector, int rows, int[] out) {
        var entries = (BytesVector) vector.dictionary();
        for (int i = 0; i < rows; i++) {
            if (out[i] == NOT_LOOKED_UP && !vector.isNull(i)) {
                int entry = vector.code(i);
                if (codeOfEntry[entry] == NOT_LOOKED_UP) {
                    codeOfEntry[entry] = table().number(entries.data(), entries.start(entry), entries.size(entry),
                            insert);
                }
                out[i] = codeOfEntry[entry];
            }
        }
    }

    private IntVector constant(ConstantVector constant, int rows) {
        var out = codes(rows);
        if (constant.isNull()) {
            return new IntVector(out, 0, rows, Validity.allNull(rows));
        }
        var text = (BytesVector) constant.value();
        Arrays.fill(out, 0, rows, table().number(text.data(), text.start(0), text.size(0), insert));
        return new IntVector(out, 0, rows, null);
    }

    private IntVector nested(Vector key, int rows) {
        var out = codes(rows);
        var builder = java.util.Objects.requireNonNull(column.nested);
        for (int i = 0; i < rows; i++) {
            if (key.isNull(i)) {
                out[i] = 0;
                continue;
            }
            canonical.encode(key, i);
            int before = table().size();
            out[i] = table().number(canonical.bytes(), 0, canonical.size(), insert);
            if (table().size() > before) {
                builder.append(key, i);
            }
        }
        return new IntVector(out, 0, rows, key.validity());
    }

    /// The table that numbers the column's strings.
    private TextTable table() {
        return java.util.Objects.requireNonNull(column.texts);
    }

    private int[] codes(int rows) {
        if (codes.length < rows) {
            codes = new int[rows];
        }
        return codes;
    }

    /// The smallest and the largest present value of an integer lane, into `range`, which is widened; untouched
    /// where all are null.
    static void widen(Vector lane, int rows, long[] least, long[] greatest, int at) {
        if (lane instanceof NarrowVector narrow && narrow.validity() == null && rows > 0) {
            var low = new long[]{Long.MAX_VALUE};
            var high = new long[]{Long.MIN_VALUE};
            widen(narrow.raw(), rows, low, high, 0);
            least[at] = Math.min(least[at], low[0] + narrow.base());
            greatest[at] = Math.max(greatest[at], high[0] + narrow.base());
            return;
        }
        long min = least[at];
        long max = greatest[at];
        var nulls = lane.validity();
        switch (lane) {
            case ByteVector(var values, int offset, var _, var _) when nulls == null -> {
                for (int i = 0; i < rows; i++) {
                    min = Math.min(min, values[offset + i]);
                    max = Math.max(max, values[offset + i]);
                }
            }
            case IntVector(var values, int offset, var _, var _) when nulls == null -> {
                int low = Integer.MAX_VALUE;
                int high = Integer.MIN_VALUE;
                for (int i = 0; i < rows; i++) {
                    low = Math.min(low, values[offset + i]);
                    high = Math.max(high, values[offset + i]);
                }
                min = rows == 0 ? min : Math.min(min, low);
                max = rows == 0 ? max : Math.max(max, high);
            }
            case LongVector(var values, int offset, var _, var _) when nulls == null -> {
                for (int i = 0; i < rows; i++) {
                    min = Math.min(min, values[offset + i]);
                    max = Math.max(max, values[offset + i]);
                }
            }
            default -> {
                for (int i = 0; i < rows; i++) {
                    if (!lane.isNull(i)) {
                        long value = dev.vonk.runtime.data.Vectors.longAt(lane, i);
                        min = Math.min(min, value);
                        max = Math.max(max, value);
                    }
                }
            }
        }
        least[at] = min;
        greatest[at] = max;
    }
}
