package dev.vonk.runtime.function.builtin;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.function.BoundFunction;
import dev.vonk.runtime.function.Shapes;
import dev.vonk.runtime.function.number.DecimalOperand;
import dev.vonk.runtime.function.number.IntegerArithmetic;
import dev.vonk.runtime.function.number.NumberErrors;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.DecimalType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Intervals times numbers, and divided by numbers. Integers and decimals are exact; all round half away from zero.
final class ScaledIntervals {
    private ScaledIntervals() {
    }

    /// `interval * number` and `number * interval`.
    static Optional<BoundFunction> product(List<DataType> types, boolean raise) {
        if (types.size() != 2) {
            return Optional.empty();
        }
        int at = Temporal.isInterval(types.get(0)) ? 0 : 1;
        if (!Temporal.isInterval(types.get(at)) || !types.get(1 - at).isNumeric()) {
            return Optional.empty();
        }
        var result = whole(types.get(at));
        var number = operand(types.get(1 - at));
        var wanted = at == 0 ? List.of(types.get(at), number) : List.of(number, types.get(at));
        return Optional.of(new BoundFunction(wanted, result, (a, rows, validity, _) -> {
            var factors = numbers(a[1 - at], number);
            return Shapes.values(result, rows, validity, (i, out) -> {
                var factor = factors.apply(i);
                var product = factor == null ? null : factor.multiply(BigDecimal.valueOf(Vectors.longAt(a[at], i)));
                append(out, product, result, raise, "try_multiply");
            });
        }));
    }

    /// `interval / number`.
    static Optional<BoundFunction> quotient(List<DataType> types, boolean raise) {
        if (types.size() != 2 || !Temporal.isInterval(types.get(0)) || !types.get(1).isNumeric()) {
            return Optional.empty();
        }
        var result = whole(types.get(0));
        var number = operand(types.get(1));
        return Optional.of(new BoundFunction(List.of(types.get(0), number), result, (a, rows, validity, _) -> {
            var divisors = numbers(a[1], number);
            return Shapes.values(result, rows, validity, (i, out) -> {
                var divisor = divisors.apply(i);
                if (divisor == null || divisor.signum() != 0) {
                    append(out, divisor == null
                            ? null
                            : BigDecimal.valueOf(Vectors.longAt(a[0], i)).divide(divisor, 0, RoundingMode.HALF_UP),
                            result, raise, "try_divide");
                } else if (raise) {
                    throw new DataException("INTERVAL_DIVIDED_BY_ZERO",
                            "An interval is divided by zero. Use try_divide to get NULL instead.");
                } else {
                    out.appendNull();
                }
            });
        }));
    }

    /// The interval of all units: what is left of a day is hours.
    private static DataType whole(DataType interval) {
        return interval instanceof DataType.YearMonthIntervalType
                ? DataTypes.YearMonthIntervalType
                : DataTypes.DayTimeIntervalType;
    }

    private static DataType operand(DataType number) {
        if (number instanceof DecimalType) {
            return number;
        }
        return number.isIntegral() ? DataTypes.LongType : DataTypes.DoubleType;
    }

    /// The numbers of a column; null for one that is none.
    private static IntFunction<@Nullable BigDecimal> numbers(Vector column, DataType type) {
        if (type instanceof DecimalType decimal) {
            var operand = DecimalOperand.of(column);
            return i -> new BigDecimal(operand.big(i), decimal.scale());
        }
        if (type.isIntegral()) {
            return i -> BigDecimal.valueOf(Vectors.longAt(column, i));
        }
        return i -> {
            double value = Vectors.doubleAt(column, i);
            return Double.isFinite(value) ? new BigDecimal(value) : null;
        };
    }

    private static void append(VectorBuilder out,
            @Nullable BigDecimal value, DataType type, boolean raise, String remedy) {
        var rounded = value == null ? null : value.setScale(0, RoundingMode.HALF_UP).toBigInteger();
        if (rounded != null && rounded.bitLength() < 64 && IntegerArithmetic.fits(type, rounded.longValue())) {
            out.appendLong(rounded.longValue());
        } else if (raise) {
            throw NumberErrors.overflow(String.valueOf(rounded), type, remedy);
        } else {
            out.appendNull();
        }
    }
}
