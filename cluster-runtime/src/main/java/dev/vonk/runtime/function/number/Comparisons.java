package dev.vonk.runtime.function.number;

import dev.vonk.runtime.data.ByteVector;
import dev.vonk.runtime.data.BytesVector;
import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.DoubleVector;
import dev.vonk.runtime.data.FloatVector;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Validity;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorOrder;
import dev.vonk.runtime.data.Vectors;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// `<` and `=` of two arguments of one type, whatever it is, into a boolean column.
public final class Comparisons {
    private Comparisons() {
    }

    /// `left < right`, turned round where `flip` is 1.
    public static Vector less(Vector left, Vector right, int flip, int rows, @Nullable Validity validity,
            Scratch scratch) {
        if (left instanceof ConstantVector && right instanceof ConstantVector) {
            return less(left.flat(Scratch.fresh()), right, flip, rows, validity, scratch);
        }
        return switch (left.physical()) {
            case BYTE, SHORT, INT -> {
                var out = scratch.bytes(rows);
                if (left instanceof ConstantVector) {
                    var b = IntegerArithmetic.widened(right);
                    ComparisonLoops.less((int) Vectors.longAt(left, 0), b.values(), b.offset(), flip, out, rows);
                } else if (right instanceof ConstantVector) {
                    var a = IntegerArithmetic.widened(left);
                    ComparisonLoops.less(a.values(), a.offset(), (int) Vectors.longAt(right, 0), flip, out, rows);
                } else {
                    var a = IntegerArithmetic.widened(left);
                    var b = IntegerArithmetic.widened(right);
                    ComparisonLoops.less(a.values(), a.offset(), b.values(), b.offset(), flip, out, rows);
                }
                yield new ByteVector(out, 0, rows, validity);
            }
            case LONG, DECIMAL128 -> DecimalLoops.less(left, right, flip, rows, validity, scratch);
            case FLOAT, DOUBLE -> {
                var out = scratch.bytes(rows);
                if (left instanceof ConstantVector) {
                    var b = doubles(right);
                    ComparisonLoops.less(Vectors.doubleAt(left, 0), b.values(), b.offset(), flip, out, rows);
                } else if (right instanceof ConstantVector) {
                    var a = doubles(left);
                    ComparisonLoops.less(a.values(), a.offset(), Vectors.doubleAt(right, 0), flip, out, rows);
                } else {
                    var a = doubles(left);
                    var b = doubles(right);
                    ComparisonLoops.less(a.values(), a.offset(), b.values(), b.offset(), flip, out, rows);
                }
                yield new ByteVector(out, 0, rows, validity);
            }
            case BYTES, LIST, STRUCT -> {
                var out = scratch.bytes(rows);
                for (int i = 0; i < rows; i++) {
                    boolean present = validity == null || !validity.isNull(i);
                    out[i] = (byte) ((present && VectorOrder.compare(left, i, right, i) < 0 ? 1 : 0) ^ flip);
                }
                yield new ByteVector(out, 0, rows, validity);
            }
        };
    }

    /// `left = right`, turned round where `flip` is 1.
    public static Vector equal(Vector left, Vector right, int flip, int rows, @Nullable Validity validity,
            Scratch scratch) {
        if (left instanceof ConstantVector && !(right instanceof ConstantVector)) {
            return equal(right, left, flip, rows, validity, scratch);
        }
        if (left instanceof ConstantVector) {
            return equal(left.flat(Scratch.fresh()), right, flip, rows, validity, scratch);
        }
        var out = scratch.bytes(rows);
        switch (left.physical()) {
            case BYTE, SHORT, INT -> {
                var a = IntegerArithmetic.widened(left);
                if (right instanceof ConstantVector) {
                    ComparisonLoops.equal(a.values(), a.offset(), (int) Vectors.longAt(right, 0), flip, out, rows);
                } else {
                    var b = IntegerArithmetic.widened(right);
                    ComparisonLoops.equal(a.values(), a.offset(), b.values(), b.offset(), flip, out, rows);
                }
            }
            case LONG -> {
                var a = (LongVector) left;
                if (right instanceof ConstantVector) {
                    ComparisonLoops.equal(a.values(), a.offset(), Vectors.longAt(right, 0), flip, out, rows);
                } else {
                    var b = (LongVector) right;
                    ComparisonLoops.equal(a.values(), a.offset(), b.values(), b.offset(), flip, out, rows);
                }
            }
            case DECIMAL128 -> {
                return DecimalLoops.equal(left, right, flip, rows, validity, scratch);
            }
            case FLOAT, DOUBLE -> {
                var a = doubles(left);
                if (right instanceof ConstantVector) {
                    ComparisonLoops.equal(a.values(), a.offset(), Vectors.doubleAt(right, 0), flip, out, rows);
                } else {
                    var b = doubles(right);
                    ComparisonLoops.equal(a.values(), a.offset(), b.values(), b.offset(), flip, out, rows);
                }
            }
            case BYTES -> texts((BytesVector) left, right, flip, out, rows);
            case LIST, STRUCT -> {
                for (int i = 0; i < rows; i++) {
                    boolean present = validity == null || !validity.isNull(i);
                    out[i] = (byte) ((present && VectorOrder.compare(left, i, right, i) == 0 ? 1 : 0) ^ flip);
                }
            }
        }
        return new ByteVector(out, 0, rows, validity);
    }

    private static void texts(BytesVector a, Vector right, int flip, byte[] out, int rows) {
        boolean constant = right instanceof ConstantVector;
        var b = (BytesVector) (right instanceof ConstantVector(var value, var _) ? value : right);
        for (int i = 0; i < rows; i++) {
            int k = constant ? 0 : i;
            int size = a.size(i);
            boolean same = size == b.size(k)
                    && Arrays.equals(a.data(), a.start(i), a.start(i) + size, b.data(), b.start(k), b.start(k) + size);
            out[i] = (byte) ((same ? 1 : 0) ^ flip);
        }
    }

    /// A FLOAT or DOUBLE column as doubles; the arrays of a [DoubleVector] are not copied.
    public static DoubleVector doubles(Vector column) {
        if (column instanceof DoubleVector doubles) {
            return doubles;
        }
        var floats = (FloatVector) column;
        var out = new double[floats.length()];
        for (int i = 0; i < out.length; i++) {
            out[i] = floats.values()[floats.offset() + i];
        }
        return new DoubleVector(out, 0, out.length, floats.validity());
    }
}
