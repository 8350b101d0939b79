package dev.vonk.runtime.function.number;

import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.DoubleVector;
import dev.vonk.runtime.data.FloatVector;
import dev.vonk.runtime.data.PhysicalType;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Validity;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.Vectors;
import org.jspecify.annotations.Nullable;

/// Arithmetic on double and float columns and constants.
public final class FloatArithmetic {
    private FloatArithmetic() {
    }

    /// Sums, differences and products, which never raise.
    public static Vector apply(ArithmeticOperation operation, Vector left, Vector right, int rows,
            @Nullable Validity validity, Scratch scratch) {
        if (left instanceof ConstantVector && right instanceof ConstantVector) {
            return apply(operation, left.flat(Scratch.fresh()), right, rows, validity, scratch);
        }
        if (left.physical() == PhysicalType.FLOAT) {
            var out = scratch.floats(rows);
            floats(operation, left, right, out, rows);
            return new FloatVector(out, 0, rows, validity);
        }
        var out = scratch.doubles(rows);
        doubles(operation, left, right, out, rows);
        return new DoubleVector(out, 0, rows, validity);
    }

    private static void doubles(ArithmeticOperation operation, Vector left, Vector right, double[] out, int n) {
        if (left instanceof DoubleVector(var a, int ao, var _, var _)) {
            if (right instanceof DoubleVector(var b, int bo, var _, var _)) {
                switch (operation) {
                    case ADD -> DoubleLoops.add(a, ao, b, bo, out, n);
                    case SUBTRACT -> DoubleLoops.subtract(a, ao, b, bo, out, n);
                    case MULTIPLY -> DoubleLoops.multiply(a, ao, b, bo, out, n);
                }
                return;
            }
            double constant = Vectors.doubleAt(right, 0);
            switch (operation) {
                case ADD -> DoubleLoops.add(a, ao, constant, out, n);
                case SUBTRACT -> DoubleLoops.subtract(a, ao, constant, out, n);
                case MULTIPLY -> DoubleLoops.multiply(a, ao, constant, out, n);
            }
            return;
        }
        double constant = Vectors.doubleAt(left, 0);
        var column = (DoubleVector) right;
        switch (operation) {
            case ADD -> DoubleLoops.add(constant, column.values(), column.offset(), out, n);
            case SUBTRACT -> DoubleLoops.subtract(constant, column.values(), column.offset(), out, n);
            case MULTIPLY -> DoubleLoops.multiply(constant, column.values(), column.offset(), out, n);
        }
    }

    private static void floats(ArithmeticOperation operation, Vector left, Vector right, float[] out, int n) {
        if (left instanceof FloatVector(var a, int ao, var _, var _)) {
            if (right instanceof FloatVector(var b, int bo, var _, var _)) {
                switch (operation) {
                    case ADD -> FloatLoops.add(a, ao, b, bo, out, n);
                    case SUBTRACT -> FloatLoops.subtract(a, ao, b, bo, out, n);
                    case MULTIPLY -> FloatLoops.multiply(a, ao, b, bo, out, n);
                }
                return;
            }
            float constant = (float) Vectors.doubleAt(right, 0);
            switch (operation) {
                case ADD -> FloatLoops.add(a, ao, constant, out, n);
                case SUBTRACT -> FloatLoops.subtract(a, ao, constant, out, n);
                case MULTIPLY -> FloatLoops.multiply(a, ao, constant, out, n);
            }
            return;
        }
        float constant = (float) Vectors.doubleAt(left, 0);
        var column = (FloatVector) right;
        switch (operation) {
            case ADD -> FloatLoops.add(constant, column.values(), column.offset(), out, n);
            case SUBTRACT -> FloatLoops.subtract(constant, column.values(), column.offset(), out, n);
            case MULTIPLY -> FloatLoops.multiply(constant, column.values(), column.offset(), out, n);
        }
    }

    /// Quotients of doubles.
    ///
    /// @param raise whether a zero divisor raises; else it gives null
    public static Vector divide(Vector left, Vector right, int rows, @Nullable Validity validity, Scratch scratch,
            boolean raise) {
        var nulls = withoutZeroDivisors(left, right, rows, validity, raise, "/");
        var out = scratch.doubles(rows);
        if (left instanceof ConstantVector && !(right instanceof ConstantVector)) {
            var column = (DoubleVector) right;
            DoubleLoops.divide(Vectors.doubleAt(left, 0), column.values(), column.offset(), out, rows);
        } else {
            var column = left instanceof DoubleVector doubles ? doubles : (DoubleVector) left.flat(Scratch.fresh());
            if (right instanceof DoubleVector divisor) {
                DoubleLoops.divide(column.values(), column.offset(), divisor.values(), divisor.offset(), out, rows);
            } else {
                DoubleLoops.divide(column.values(), column.offset(), Vectors.doubleAt(right, 0), out, rows);
            }
        }
        return new DoubleVector(out, 0, rows, nulls);
    }

    /// The rows that are present and have a divisor other than zero.
    public static @Nullable Validity withoutZeroDivisors(Vector left, Vector right, int rows,
            @Nullable Validity validity,
            boolean raise, String symbol) {
        boolean trouble = switch (right) {
            case DoubleVector(var values, int offset, var _, var _) -> DoubleLoops.anyZero(values, offset, rows);
            case FloatVector(var values, int offset, var _, var _) -> FloatLoops.anyZero(values, offset, rows);
            default -> Vectors.doubleAt(right, 0) == 0;
        };
        if (!trouble) {
            return validity;
        }
        var copy = Validity.allPresent(rows);
        for (int i = 0; i < rows; i++) {
            if (validity != null && validity.isNull(i)) {
                copy.setNull(i);
            } else if (Vectors.doubleAt(right, i) == 0) {
                if (raise) {
                    throw NumberErrors
                            .divideByZero(Vectors.doubleAt(left, i) + " " + symbol + " " + Vectors.doubleAt(right, i));
                }
                copy.setNull(i);
            }
        }
        return copy;
    }
}
