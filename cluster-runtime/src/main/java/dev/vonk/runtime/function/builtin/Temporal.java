package dev.vonk.runtime.function.builtin;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.function.BoundFunction;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.function.Kernel;
import dev.vonk.runtime.function.Shapes;
import dev.vonk.runtime.function.number.ArithmeticOperation;
import dev.vonk.runtime.function.number.IntegerArithmetic;
import dev.vonk.runtime.function.number.NumberErrors;
import dev.vonk.runtime.function.time.Calendar;
import dev.vonk.runtime.function.time.Zone;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What `+ - * /` mean where dates, timestamps and intervals take part.
final class Temporal {
    private Temporal() {
    }

    static boolean isInterval(DataType type) {
        return isMonths(type) || isMicros(type);
    }

    private static boolean isMonths(DataType type) {
        return type instanceof DataType.YearMonthIntervalType;
    }

    private static boolean isMicros(DataType type) {
        return type instanceof DataType.DayTimeIntervalType;
    }

    private static boolean isDate(DataType type) {
        return type instanceof DataType.DateType;
    }

    private static boolean isTimestamp(DataType type) {
        return type instanceof DataType.TimestampType || type instanceof DataType.TimestampNtzType;
    }

    /// `left + right`, or `left - right` where `subtract`; empty where neither is a time.
    static Optional<BoundFunction> sum(List<DataType> types, boolean subtract, boolean raise) {
        if (types.size() != 2) {
            return Optional.empty();
        }
        var left = types.get(0);
        var right = types.get(1);
        if (isInterval(left) && left.equals(right)) {
            var operation = subtract ? ArithmeticOperation.SUBTRACT : ArithmeticOperation.ADD;
            return Optional.of(new BoundFunction(types, left, (a, rows, validity, scratch) -> IntegerArithmetic
                    .apply(operation, left, a[0], a[1], rows, validity, scratch, raise)));
        }
        if (subtract && (isDate(left) || isTimestamp(left)) && (isDate(right) || isTimestamp(right))) {
            return difference(left, right);
        }
        if (isDate(left) || isTimestamp(left)) {
            return shift(left, right, 0, subtract);
        }
        return subtract || !isDate(right) && !isTimestamp(right) ? Optional.empty() : shift(right, left, 1, false);
    }

    private static Optional<BoundFunction> difference(DataType left, DataType right) {
        if (isDate(left) && isDate(right)) {
            return Optional.of(new BoundFunction(List.of(left, right), DataTypes.DayTimeIntervalType,
                    (a, rows, validity, scratch) -> Shapes.longs(rows, validity, scratch,
                            i -> (Vectors.longAt(a[0], i) - Vectors.longAt(a[1], i)) * Calendar.MICROS_PER_DAY)));
        }
        var common = left instanceof DataType.TimestampType || right instanceof DataType.TimestampType
                ? DataTypes.TimestampType
                : DataTypes.TimestampNTZType;
        return Optional.of(new BoundFunction(List.of(common, common), DataTypes.DayTimeIntervalType,
                (a, rows, validity, scratch) -> IntegerArithmetic.apply(ArithmeticOperation.SUBTRACT,
                        DataTypes.DayTimeIntervalType, a[0], a[1], rows, validity, scratch, true)));
    }

    /// A time moved by an amount; `timeAt` says which argument the time is.
    private static Optional<BoundFunction> shift(DataType time, DataType amount, int timeAt, boolean back) {
        int sign = back ? -1 : 1;
        int amountAt = 1 - timeAt;
        DataType result;
        DataType wanted = time;
        Function<EvaluationContext, Kernel> kernel;
        if (isDate(time) && amount.isIntegral() && !(amount instanceof DataType.LongType)) {
            result = time;
            kernel = _ -> (a, rows, validity, scratch) -> Shapes.ints(rows, validity, scratch,
                    i -> date(Vectors.longAt(a[timeAt], i) + sign * Vectors.longAt(a[amountAt], i)));
        } else if (isDate(time) && isMonths(amount)) {
            result = time;
            kernel = _ -> (a, rows, validity, scratch) -> Shapes.ints(rows, validity, scratch, i -> date(
                    Calendar.addMonths((int) Vectors.longAt(a[timeAt], i), sign * Vectors.longAt(a[amountAt], i))));
        } else if (isMicros(amount)) {
            result = isDate(time) ? DataTypes.TimestampType : time;
            wanted = result;
            var operation = back ? ArithmeticOperation.SUBTRACT : ArithmeticOperation.ADD;
            kernel = _ -> (a, rows, validity, scratch) -> IntegerArithmetic.apply(operation, result, a[timeAt],
                    a[amountAt], rows, validity, scratch, true);
        } else if (isTimestamp(time) && isMonths(amount)) {
            result = time;
            kernel = context -> {
                var zone = new Zone(time instanceof DataType.TimestampType ? context.zone() : java.time.ZoneOffset.UTC);
                return (a, rows, validity, scratch) -> Shapes.longs(rows, validity, scratch,
                        i -> addMonths(zone, Vectors.longAt(a[timeAt], i), sign * Vectors.longAt(a[amountAt], i)));
            };
        } else {
            return Optional.empty();
        }
        return Optional
                .of(new BoundFunction(timeAt == 0 ? List.of(wanted, amount) : List.of(amount, wanted), result, kernel));
    }

    /// An instant moved by months of its zone's calendar.
    static long addMonths(Zone zone, long micros, long months) {
        long local = zone.toLocal(micros);
        return zone.toInstant(
                Calendar.addMonths(Calendar.dayOf(local), months) * Calendar.MICROS_PER_DAY + Calendar.timeOf(local));
    }

    /// A day number, if it is one that dates have.
    static int date(long days) {
        if (days != (int) days) {
            throw NumberErrors.overflow("day " + days + " since 1970", DataTypes.DateType);
        }
        return (int) days;
    }

    /// `interval * number` and `number * interval`.
    static Optional<BoundFunction> product(List<DataType> types, boolean raise) {
        if (types.size() != 2) {
            return Optional.empty();
        }
        int at = isInterval(types.get(0)) ? 0 : isInterval(types.get(1)) ? 1 : -1;
        if (at < 0 || !types.get(1 - at).isNumeric()) {
            return Optional.empty();
        }
        var interval = types.get(at);
        if (types.get(1 - at).isIntegral()) {
            var longs = at == 0 ? List.of(interval, DataTypes.LongType) : List.of(DataTypes.LongType, interval);
            return Optional.of(new BoundFunction(longs, interval,
                    (a, rows, validity, _) -> Shapes.values(interval, rows, validity, (i, out) -> {
                        long x = Vectors.longAt(a[0], i);
                        long y = Vectors.longAt(a[1], i);
                        long product = x * y;
                        boolean fits = Math.multiplyHigh(x, y) == product >> 63
                                && IntegerArithmetic.fits(interval, product);
                        if (fits) {
                            out.appendLong(product);
                        } else if (raise) {
                            throw NumberErrors.overflow(x + " * " + y, interval, "try_multiply");
                        } else {
                            out.appendNull();
                        }
                    })));
        }
        var doubles = at == 0 ? List.of(interval, DataTypes.DoubleType) : List.of(DataTypes.DoubleType, interval);
        return Optional.of(
                new BoundFunction(doubles, interval, (a, rows, validity, _) -> Shapes.integers(interval, rows, validity,
                        i -> rounded(Vectors.longAt(a[at], i) * Vectors.doubleAt(a[1 - at], i), interval))));
    }

    /// `interval / number`.
    static Optional<BoundFunction> quotient(List<DataType> types, boolean raise) {
        if (types.size() != 2 || !isInterval(types.get(0)) || !types.get(1).isNumeric()) {
            return Optional.empty();
        }
        var interval = types.get(0);
        return Optional.of(new BoundFunction(List.of(interval, DataTypes.DoubleType), interval,
                (a, rows, validity, _) -> Shapes.values(interval, rows, validity, (i, out) -> {
                    double divisor = Vectors.doubleAt(a[1], i);
                    if (divisor != 0) {
                        out.appendLong(rounded(Vectors.longAt(a[0], i) / divisor, interval));
                    } else if (raise) {
                        throw new DataException("INTERVAL_DIVIDED_BY_ZERO",
                                "An interval is divided by zero. Use try_divide to get NULL instead.");
                    } else {
                        out.appendNull();
                    }
                })));
    }

    private static long rounded(double value, DataType interval) {
        double whole = Math.signum(value) * Math.floor(Math.abs(value) + 0.5);
        long result = (long) whole;
        if (Double.isNaN(value) || Math.abs(whole) >= 0x1p63 || !IntegerArithmetic.fits(interval, result)) {
            throw NumberErrors.overflow(String.valueOf(value), interval);
        }
        return result;
    }

    /// `interval div interval`.
    static Optional<BoundFunction> integralQuotient(List<DataType> types) {
        if (types.size() != 2 || !isInterval(types.get(0)) || !types.get(0).equals(types.get(1))) {
            return Optional.empty();
        }
        return Optional.of(new BoundFunction(types, DataTypes.LongType,
                (a, rows, validity, scratch) -> Shapes.longs(rows, validity, scratch, i -> quotient(a[0], a[1], i))));
    }

    private static long quotient(Vector dividend, Vector divisor, int row) {
        if (Vectors.longAt(divisor, row) == 0) {
            throw new DataException("INTERVAL_DIVIDED_BY_ZERO", "An interval is divided by a zero interval.");
        }
        return Vectors.longAt(dividend, row) / Vectors.longAt(divisor, row);
    }
}
