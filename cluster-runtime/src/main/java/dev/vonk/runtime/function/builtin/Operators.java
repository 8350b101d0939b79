package dev.vonk.runtime.function.builtin;

import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.DoubleVector;
import dev.vonk.runtime.data.FloatVector;
import dev.vonk.runtime.data.IntVector;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Validity;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.function.BoundFunction;
import dev.vonk.runtime.function.Family;
import dev.vonk.runtime.function.FunctionFamily;
import dev.vonk.runtime.function.Kernel;
import dev.vonk.runtime.function.ScalarFunction;
import dev.vonk.runtime.function.Shapes;
import dev.vonk.runtime.function.number.ArithmeticOperation;
import dev.vonk.runtime.function.number.DecimalLoops;
import dev.vonk.runtime.function.number.DecimalOperand;
import dev.vonk.runtime.function.number.FloatArithmetic;
import dev.vonk.runtime.function.number.IntegerArithmetic;
import dev.vonk.runtime.function.number.NumberErrors;
import dev.vonk.runtime.type.Coercion;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.DecimalType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The arithmetic and bit operators, and their `try_` forms.
public final class Operators implements FunctionFamily {
    @Override
    public List<ScalarFunction> scalars() {
        var family = new Family("operator");
        family.scalar("add", "left + right", "The sum.", "1 + 2", "3").raises()
                .binds(types -> sum(types, ArithmeticOperation.ADD, true));
        family.scalar("subtract", "left - right", "The difference.", "1 - 2", "-1").raises()
                .binds(types -> sum(types, ArithmeticOperation.SUBTRACT, true));
        family.scalar("multiply", "left * right", "The product.", "2 * 3", "6").raises()
                .binds(types -> product(types, true));
        family.scalar("divide", "left / right", "The quotient: double for integers, else as exact as the type allows.",
                "3 / 2", "1.5").raises().binds(types -> quotient(types, true));
        family.scalar("div", "left div right", "The integral part of the quotient.", "7 div 2", "3").raises()
                .binds(Operators::integralQuotient);
        family.scalar("mod", "left % right", "The rest of a division, with the sign of `left`.", "-7 % 3", "-1")
                .raises().binds(types -> remainder(types, false, true));
        family.scalar("pmod", "pmod(dividend, divisor)", "The rest of a division, not negative for a positive divisor.",
                "pmod(-7, 3)", "2").raises().binds(types -> remainder(types, true, true));
        family.scalar("try_add", "try_add(left, right)", "The sum, or NULL where it does not fit.",
                "try_add(2147483647, 1)", "NULL").binds(types -> sum(types, ArithmeticOperation.ADD, false));
        family.scalar("try_subtract", "try_subtract(left, right)", "The difference, or NULL where it does not fit.",
                "try_subtract(1, 2)", "-1").binds(types -> sum(types, ArithmeticOperation.SUBTRACT, false));
        family.scalar("try_multiply", "try_multiply(left, right)", "The product, or NULL where it does not fit.",
                "try_multiply(2, 3)", "6").binds(types -> product(types, false));
        family.scalar("try_divide", "try_divide(dividend, divisor)", "The quotient, or NULL for a zero divisor.",
                "try_divide(1, 0)", "NULL").binds(types -> quotient(types, false));
        family.scalar("try_mod", "try_mod(dividend, divisor)", "The rest of a division, or NULL for a zero divisor.",
                "try_mod(1, 0)", "NULL").binds(types -> remainder(types, false, false));
        family.scalar("negative", "-value", "The number with its sign turned round.", "negative(1)", "-1").raises()
                .binds(Operators::negative);
        family.scalar("positive", "+value", "The number itself.", "positive(1)", "1")
                .binds(types -> types.size() == 1 && (types.get(0).isNumeric() || Temporal.isInterval(types.get(0)))
                        ? Optional.of(new BoundFunction(types, types.get(0), (arguments, _, _, _) -> arguments[0]))
                        : Optional.empty());
        family.scalar("bitwise_and", "left & right", "The bits set in both.", "3 & 5", "1")
                .binds(types -> bits(types, (a, b) -> a & b));
        family.scalar("bitwise_or", "left | right", "The bits set in either.", "3 | 5", "7")
                .binds(types -> bits(types, (a, b) -> a | b));
        family.scalar("bitwise_xor", "left ^ right", "The bits set in one only.", "3 ^ 5", "6")
                .binds(types -> bits(types, (a, b) -> a ^ b));
        family.scalar("bitwise_not", "~value", "All bits turned over.", "bitwise_not(0)", "-1")
                .binds(types -> types.size() == 1 && types.get(0).isIntegral()
                        ? Optional.of(new BoundFunction(types, types.get(0),
                                (arguments, rows, validity, _) -> Shapes.integers(types.get(0), rows, validity,
                                        i -> ~Vectors.longAt(arguments[0], i))))
                        : Optional.empty());
        return family.functions();
    }

    /// Two numbers of one type, or two decimals each of its own; empty where the types do not mix so.
    private static Optional<List<DataType>> numbers(List<DataType> types) {
        if (types.size() != 2) {
            return Optional.empty();
        }
        boolean anyNumber = types.get(0).isNumeric() || types.get(1).isNumeric();
        return Coercion.leastCommonType(types.get(0), types.get(1))
                .filter(common -> common.isNumeric() && anyNumber)
                .map(common -> common instanceof DecimalType
                        ? List.of(Coercion.decimalFor(types.get(0)), Coercion.decimalFor(types.get(1)))
                        : List.of(common, common));
    }

    private static Optional<BoundFunction> sum(List<DataType> types, ArithmeticOperation operation, boolean raise) {
        var temporal = Temporal.sum(types, operation == ArithmeticOperation.SUBTRACT, raise);
        return temporal.isPresent() ? temporal : numbers(types).map(wanted -> {
            if (wanted.get(0) instanceof DecimalType left && wanted.get(1) instanceof DecimalType right) {
                var result = Coercion.decimalSum(left, right);
                boolean subtract = operation == ArithmeticOperation.SUBTRACT;
                return new BoundFunction(wanted, result,
                        (arguments, rows, validity, scratch) -> DecimalLoops.add(arguments[0], left, arguments[1],
                                right, result, subtract, rows, validity, scratch, raise));
            }
            return plain(wanted, operation, raise);
        });
    }

    private static Optional<BoundFunction> product(List<DataType> types, boolean raise) {
        var temporal = ScaledIntervals.product(types, raise);
        return temporal.isPresent() ? temporal : numbers(types).map(wanted -> {
            if (wanted.get(0) instanceof DecimalType left && wanted.get(1) instanceof DecimalType right) {
                var result = Coercion.decimalProduct(left, right);
                return new BoundFunction(wanted, result, (arguments, rows, validity, scratch) -> DecimalLoops
                        .multiply(arguments[0], left, arguments[1], right, result, rows, validity, scratch, raise));
            }
            return plain(wanted, ArithmeticOperation.MULTIPLY, raise);
        });
    }

    private static BoundFunction plain(List<DataType> wanted, ArithmeticOperation operation, boolean raise) {
        var type = wanted.get(0);
        Kernel kernel = type.isIntegral()
                ? (arguments, rows, validity, scratch) -> IntegerArithmetic.apply(operation, type, arguments[0],
                        arguments[1], rows, validity, scratch, raise)
                : (arguments, rows, validity, scratch) -> FloatArithmetic.apply(operation, arguments[0], arguments[1],
                        rows, validity, scratch);
        return new BoundFunction(wanted, type, kernel);
    }

    private static Optional<BoundFunction> quotient(List<DataType> types, boolean raise) {
        var temporal = ScaledIntervals.quotient(types, raise);
        return temporal.isPresent() ? temporal : numbers(types).map(wanted -> {
            if (wanted.get(0) instanceof DecimalType left && wanted.get(1) instanceof DecimalType right) {
                var result = Coercion.decimalQuotient(left, right);
                return new BoundFunction(wanted, result, (arguments, rows, validity, _) -> DecimalLoops
                        .divide(arguments[0], left, arguments[1], right, result, rows, validity, raise));
            }
            return new BoundFunction(List.of(DataTypes.DoubleType, DataTypes.DoubleType), DataTypes.DoubleType,
                    (arguments, rows, validity, scratch) -> FloatArithmetic.divide(arguments[0], arguments[1], rows,
                            validity, scratch, raise));
        });
    }

    private static Optional<BoundFunction> integralQuotient(List<DataType> types) {
        var temporal = Temporal.integralQuotient(types);
        return temporal.isPresent() ? temporal : numbers(types).flatMap(wanted -> {
            if (wanted.get(0) instanceof DecimalType left && wanted.get(1) instanceof DecimalType right) {
                return Optional.of(new BoundFunction(wanted, DataTypes.LongType, (arguments, rows, validity, _) -> {
                    var a = DecimalOperand.of(arguments[0]);
                    var b = DecimalOperand.of(arguments[1]);
                    return Shapes.integers(DataTypes.LongType, rows, validity, i -> {
                        var quotient = DecimalLoops.integralQuotient(a, left.scale(), b, right.scale(), i, true);
                        if (quotient == null || quotient.bitLength() > 63) {
                            throw NumberErrors.overflow(quotient + " (the result of div)", DataTypes.LongType);
                        }
                        return quotient.longValue();
                    });
                }));
            }
            if (!wanted.get(0).isIntegral()) {
                return Optional.empty();
            }
            var longs = List.of(DataTypes.LongType, DataTypes.LongType);
            return Optional.of(new BoundFunction(longs, DataTypes.LongType,
                    (arguments, rows, validity, _) -> Shapes.integers(DataTypes.LongType, rows, validity, i -> {
                        long a = Vectors.longAt(arguments[0], i);
                        long b = Vectors.longAt(arguments[1], i);
                        if (b == 0) {
                            throw NumberErrors.divideByZero(a + " div 0");
                        }
                        if (a == Long.MIN_VALUE && b == -1) {
                            throw NumberErrors.overflow(a + " div -1", DataTypes.LongType);
                        }
                        return a / b;
                    })));
        });
    }

    private static Optional<BoundFunction> remainder(List<DataType> types, boolean positive, boolean raise) {
        return numbers(types).map(wanted -> {
            var type = wanted.get(0);
            if (type instanceof DecimalType left && wanted.get(1) instanceof DecimalType right) {
                var result = Coercion.decimalRemainder(left, right);
                return new BoundFunction(wanted, result, (arguments, rows, validity, _) -> DecimalLoops
                        .remainder(arguments[0], left, arguments[1], right, result, positive, rows, validity, raise));
            }
            if (type.isIntegral()) {
                return new BoundFunction(wanted, type, (arguments, rows, validity, scratch) -> integerRemainder(type,
                        arguments, rows, validity, scratch, positive, raise));
            }
            return new BoundFunction(wanted, type, (arguments, rows, validity, scratch) -> floatRemainder(arguments,
                    rows, validity, scratch, positive, raise));
        });
    }

    private static Vector integerRemainder(DataType type, Vector[] arguments, int rows, @Nullable Validity validity,
            Scratch scratch, boolean positive, boolean raise) {
        if (arguments[1] instanceof ConstantVector constant && Vectors.longAt(constant, 0) != 0) {
            long divisor = Vectors.longAt(constant, 0);
            if (arguments[0] instanceof LongVector(var values, int offset, var _, var _)) {
                var out = scratch.longs(rows);
                IntegerArithmetic.remainders(values, offset, divisor, positive, out, rows);
                return new LongVector(out, 0, rows, validity);
            }
            if (arguments[0] instanceof IntVector(var values, int offset, var _, var _)) {
                var out = scratch.ints(rows);
                IntegerArithmetic.remainders(values, offset, (int) divisor, positive, out, rows);
                return new IntVector(out, 0, rows, validity);
            }
        }
        var out = VectorBuilder.of(type, rows);
        for (int i = 0; i < rows; i++) {
            if (validity != null && validity.isNull(i)) {
                out.appendNull();
                continue;
            }
            long a = Vectors.longAt(arguments[0], i);
            long b = Vectors.longAt(arguments[1], i);
            if (b != 0) {
                long rest = a % b;
                out.appendLong(positive && rest < 0 ? (rest + b) % b : rest);
            } else if (raise) {
                throw NumberErrors.divideByZero(a + " % 0");
            } else {
                out.appendNull();
            }
        }
        return out.build();
    }

    private static Vector floatRemainder(Vector[] arguments, int rows, @Nullable Validity validity, Scratch scratch,
            boolean positive, boolean raise) {
        var nulls = FloatArithmetic.withoutZeroDivisors(arguments[0], arguments[1], rows, validity, raise, "%");
        boolean single = arguments[0].physical() == dev.vonk.runtime.data.PhysicalType.FLOAT;
        var doubles = scratch.doubles(rows);
        for (int i = 0; i < rows; i++) {
            double b = Vectors.doubleAt(arguments[1], i);
            double rest = Vectors.doubleAt(arguments[0], i) % b;
            doubles[i] = positive && rest < 0 ? (rest + b) % b : rest;
        }
        if (!single) {
            return new DoubleVector(doubles, 0, rows, nulls);
        }
        var floats = scratch.floats(rows);
        for (int i = 0; i < rows; i++) {
            floats[i] = (float) doubles[i];
        }
        return new FloatVector(floats, 0, rows, nulls);
    }

    private static Optional<BoundFunction> negative(List<DataType> types) {
        if (types.size() != 1) {
            return Optional.empty();
        }
        var type = types.get(0) instanceof DataType.StringType ? DataTypes.DoubleType : types.get(0);
        if (!type.isNumeric() && !Temporal.isInterval(type)) {
            return Optional.empty();
        }
        Kernel kernel = switch (type) {
            case DataType.FloatType _ -> (arguments, rows, validity, scratch) -> {
                var out = scratch.floats(rows);
                for (int i = 0; i < rows; i++) {
                    out[i] = (float) -Vectors.doubleAt(arguments[0], i);
                }
                return new FloatVector(out, 0, rows, validity);
            };
            case DataType.DoubleType _ -> (arguments, rows, validity, scratch) -> {
                var out = scratch.doubles(rows);
                for (int i = 0; i < rows; i++) {
                    out[i] = -Vectors.doubleAt(arguments[0], i);
                }
                return new DoubleVector(out, 0, rows, validity);
            };
            case DecimalType decimal -> (arguments, rows, validity, _) -> {
                var a = DecimalOperand.of(arguments[0]);
                return DecimalLoops.slow(decimal, rows, validity, true, i -> a.big(i).negate());
            };
            default ->
                (arguments, rows, validity, scratch) -> IntegerArithmetic.apply(ArithmeticOperation.SUBTRACT, type,
                        Shapes.zero(type, rows), arguments[0], rows, validity, scratch, true);
        };
        return Optional.of(new BoundFunction(List.of(type), type, kernel));
    }

    /// An operation on the bits of two integers.
    @FunctionalInterface
    private interface BitOperation {
        long apply(long left, long right);
    }

    private static Optional<BoundFunction> bits(List<DataType> types, BitOperation operation) {
        return numbers(types).filter(wanted -> wanted.get(0).isIntegral())
                .map(wanted -> new BoundFunction(wanted, wanted.get(0),
                        (arguments, rows, validity, _) -> Shapes.integers(wanted.get(0), rows, validity,
                                i -> operation.apply(Vectors.longAt(arguments[0], i),
                                        Vectors.longAt(arguments[1], i)))));
    }
}
