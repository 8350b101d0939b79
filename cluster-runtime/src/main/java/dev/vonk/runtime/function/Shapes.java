package dev.vonk.runtime.function;

import dev.vonk.runtime.data.ByteVector;
import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.DoubleVector;
import dev.vonk.runtime.data.IntVector;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Validity;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.function.text.TextOutput;
import dev.vonk.runtime.type.DataType;
import org.jspecify.annotations.Nullable;

/// Loops that call a lambda for each present row: for functions whose own work dwarfs the call. Arithmetic and
/// comparison have real loops instead.
public final class Shapes {
    private Shapes() {
    }

    /// Row to integer.
    @FunctionalInterface
    public interface LongRow {
        long at(int row);
    }

    /// Row to double.
    @FunctionalInterface
    public interface DoubleRow {
        double at(int row);
    }

    /// Row to boolean.
    @FunctionalInterface
    public interface BooleanRow {
        boolean at(int row);
    }

    /// Appends the value, or null, of one row.
    @FunctionalInterface
    public interface ValueRow {
        void append(int row, VectorBuilder out);
    }

    /// Writes the text of one row.
    @FunctionalInterface
    public interface TextRow {
        void write(int row, TextOutput out);
    }

    /// Writes the text of one row; false makes it null.
    @FunctionalInterface
    public interface TextOrNullRow {
        boolean write(int row, TextOutput out);
    }

    /// Text, through the scratch's arrays.
    ///
    /// @param expected bytes the result may have in all
    public static Vector text(int rows, @Nullable Validity validity, int expected, Scratch scratch, TextRow row) {
        var out = new TextOutput(rows, expected, scratch);
        for (int i = 0; i < rows; i++) {
            if (validity == null || !validity.isNull(i)) {
                row.write(i, out);
            }
            out.endRow();
        }
        return out.build(validity);
    }

    /// Text of which some rows may turn out null.
    public static Vector textOrNull(int rows, @Nullable Validity validity, int expected, Scratch scratch,
            TextOrNullRow row) {
        var out = new TextOutput(rows, expected, scratch);
        for (int i = 0; i < rows; i++) {
            if (validity != null && validity.isNull(i) || row.write(i, out)) {
                out.endRow();
            } else {
                out.endNull();
            }
        }
        return out.build(validity);
    }

    /// Integers of any type of physical BYTE, SHORT, INT or LONG.
    public static Vector integers(DataType type, int rows, @Nullable Validity validity, LongRow row) {
        return values(type, rows, validity, (i, out) -> out.appendLong(row.at(i)));
    }

    public static Vector longs(int rows, @Nullable Validity validity, Scratch scratch, LongRow row) {
        var out = scratch.longs(rows);
        for (int i = 0; i < rows; i++) {
            if (validity == null || !validity.isNull(i)) {
                out[i] = row.at(i);
            }
        }
        return new LongVector(out, 0, rows, validity);
    }

    public static Vector ints(int rows, @Nullable Validity validity, Scratch scratch, LongRow row) {
        var out = scratch.ints(rows);
        for (int i = 0; i < rows; i++) {
            if (validity == null || !validity.isNull(i)) {
                out[i] = (int) row.at(i);
            }
        }
        return new IntVector(out, 0, rows, validity);
    }

    public static Vector doubles(int rows, @Nullable Validity validity, Scratch scratch, DoubleRow row) {
        var out = scratch.doubles(rows);
        for (int i = 0; i < rows; i++) {
            if (validity == null || !validity.isNull(i)) {
                out[i] = row.at(i);
            }
        }
        return new DoubleVector(out, 0, rows, validity);
    }

    public static Vector booleans(int rows, @Nullable Validity validity, Scratch scratch, BooleanRow row) {
        var out = scratch.bytes(rows);
        for (int i = 0; i < rows; i++) {
            out[i] = (byte) ((validity == null || !validity.isNull(i)) && row.at(i) ? 1 : 0);
        }
        return new ByteVector(out, 0, rows, validity);
    }

    /// Values of any type, through a builder.
    public static Vector values(DataType type, int rows, @Nullable Validity validity, ValueRow row) {
        var out = VectorBuilder.of(type, rows);
        for (int i = 0; i < rows; i++) {
            if (validity != null && validity.isNull(i)) {
                out.appendNull();
            } else {
                row.append(i, out);
            }
        }
        return out.build();
    }

    /// A constant zero of an integer type.
    public static Vector zero(DataType type, int rows) {
        var one = VectorBuilder.of(type, 1);
        one.appendLong(0);
        return new ConstantVector(one.build(), rows);
    }
}
