package dev.vonk.runtime.function.number;

import dev.vonk.runtime.data.ByteVector;
import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.IntVector;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.ShortVector;
import dev.vonk.runtime.data.Validity;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.type.DataType;
import org.jspecify.annotations.Nullable;

/// Sums, differences and products of integers with overflow found: fast loops first; only where they report trouble
/// is every row looked at, because the trouble may lie under a null.
public final class IntegerArithmetic {
    private IntegerArithmetic() {
    }

    /// `left operation right`, both of `type`.
    ///
    /// @param raise whether overflow raises; else it gives null
    public static Vector apply(ArithmeticOperation operation, DataType type, Vector left, Vector right, int rows,
            @Nullable Validity validity, Scratch scratch, boolean raise) {
        return switch (type) {
            case DataType.LongType _,DataType.TimestampType _,DataType.TimestampNtzType _,DataType.DayTimeIntervalType _ -> {
                var out = scratch.longs(rows);
                yield longs(operation, left, right, out, rows)
                        ? careful(operation, type, left, right, rows, validity, raise)
                        : new LongVector(out, 0, rows, validity);
            }
            case DataType.IntegerType _,DataType.DateType _,DataType.YearMonthIntervalType _ -> {
                var out = scratch.ints(rows);
                yield ints(operation, left, right, out, rows)
                        ? careful(operation, type, left, right, rows, validity, raise)
                        : new IntVector(out, 0, rows, validity);
            }
            default -> careful(operation, type, left, right, rows, validity, raise);
        };
    }

    private static boolean longs(ArithmeticOperation operation, Vector left, Vector right, long[] out, int n) {
        if (left instanceof LongVector(var a, int ao, var _, var _)
                && right instanceof LongVector(var b, int bo, var _, var _)) {
            return switch (operation) {
                case ADD -> LongLoops.add(a, ao, b, bo, out, n);
                case SUBTRACT -> LongLoops.subtract(a, ao, b, bo, out, n);
                case MULTIPLY -> LongLoops.multiply(a, ao, b, bo, out, n);
            };
        }
        if (left instanceof LongVector(var a, int ao, var _, var _)) {
            long constant = Vectors.longAt(right, 0);
            return switch (operation) {
                case ADD -> LongLoops.add(a, ao, constant, out, n);
                case SUBTRACT -> LongLoops.subtract(a, ao, constant, out, n);
                case MULTIPLY -> LongLoops.multiply(a, ao, constant, out, n);
            };
        }
        long constant = Vectors.longAt(left, 0);
        var column = right instanceof ConstantVector ? (LongVector) right.flat(Scratch.fresh()) : (LongVector) right;
        return switch (operation) {
            case ADD -> LongLoops.add(column.values(), column.offset(), constant, out, n);
            case SUBTRACT -> LongLoops.subtract(constant, column.values(), column.offset(), out, n);
            case MULTIPLY -> LongLoops.multiply(column.values(), column.offset(), constant, out, n);
        };
    }

    private static boolean ints(ArithmeticOperation operation, Vector left, Vector right, int[] out, int n) {
        if (left instanceof IntVector(var a, int ao, var _, var _)
                && right instanceof IntVector(var b, int bo, var _, var _)) {
            return switch (operation) {
                case ADD -> IntLoops.add(a, ao, b, bo, out, n);
                case SUBTRACT -> IntLoops.subtract(a, ao, b, bo, out, n);
                case MULTIPLY -> IntLoops.multiply(a, ao, b, bo, out, n);
            };
        }
        if (left instanceof IntVector(var a, int ao, var _, var _)) {
            int constant = (int) Vectors.longAt(right, 0);
            return switch (operation) {
                case ADD -> IntLoops.add(a, ao, constant, out, n);
                case SUBTRACT -> IntLoops.subtract(a, ao, constant, out, n);
                case MULTIPLY -> IntLoops.multiply(a, ao, constant, out, n);
            };
        }
        int constant = (int) Vectors.longAt(left, 0);
        var column = right instanceof ConstantVector ? (IntVector) right.flat(Scratch.fresh()) : (IntVector) right;
        return switch (operation) {
            case ADD -> IntLoops.add(column.values(), column.offset(), constant, out, n);
            case SUBTRACT -> IntLoops.subtract(constant, column.values(), column.offset(), out, n);
            case MULTIPLY -> IntLoops.multiply(column.values(), column.offset(), constant, out, n);
        };
    }

    private static Vector careful(ArithmeticOperation operation, DataType type, Vector left, Vector right, int rows,
            @Nullable Validity validity, boolean raise) {
        var out = VectorBuilder.of(type, rows);
        for (int i = 0; i < rows; i++) {
            if (validity != null && validity.isNull(i)) {
                out.appendNull();
                continue;
            }
            long a = Vectors.longAt(left, i);
            long b = Vectors.longAt(right, i);
            try {
                long result = operation.exact(a, b);
                if (!fits(type, result)) {
                    throw new ArithmeticException("narrow");
                }
                out.appendLong(result);
            } catch (ArithmeticException overflow) {
                if (raise) {
                    throw NumberErrors.overflow(a + " " + operation.symbol() + " " + b, type, operation.tolerant());
                }
                out.appendNull();
            }
        }
        return out.build();
    }

    /// What is left after division by a constant other than zero, not negative where `positive`.
    public static void remainders(long[] a, int offset, long divisor, boolean positive, long[] out, int n) {
        for (int i = 0; i < n; i++) {
            long rest = a[offset + i] % divisor;
            out[i] = positive && rest < 0 ? (rest + divisor) % divisor : rest;
        }
    }

    /// What is left after division by a constant other than zero, not negative where `positive`.
    public static void remainders(int[] a, int offset, int divisor, boolean positive, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            int rest = a[offset + i] % divisor;
            out[i] = positive && rest < 0 ? (rest + divisor) % divisor : rest;
        }
    }

    /// Whether `value` is in the range of an integer type.
    public static boolean fits(DataType type, long value) {
        return switch (type) {
            case DataType.ByteType _ -> value == (byte) value;
            case DataType.ShortType _ -> value == (short) value;
            case DataType.IntegerType _,DataType.DateType _,DataType.YearMonthIntervalType _ -> value == (int) value;
            default -> true;
        };
    }

    /// A BYTE, SHORT or INT column as ints; the arrays of an [IntVector] are not copied.
    public static IntVector widened(Vector column) {
        int n = column.length();
        return switch (column) {
            case IntVector ints -> ints;
            case ByteVector(var values, int offset, var _, var validity) -> {
                var out = new int[n];
                for (int i = 0; i < n; i++) {
                    out[i] = values[offset + i];
                }
                yield new IntVector(out, 0, n, validity);
            }
            case ShortVector(var values, int offset, var _, var validity) -> {
                var out = new int[n];
                for (int i = 0; i < n; i++) {
                    out[i] = values[offset + i];
                }
                yield new IntVector(out, 0, n, validity);
            }
            default -> throw new IllegalArgumentException("not a narrow integer column: " + column.physical());
        };
    }
}
