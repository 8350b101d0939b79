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
import dev.vonk.runtime.type.Coercion;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.IntervalUnit;
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

    private static boolean isWholeDays(DataType type) {
        return type instanceof DataType.DayTimeIntervalType(var _, var end) && end == IntervalUnit.DAY;
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
        var common = commonInterval(left, right);
        if (common.isPresent()) {
            var type = common.get();
            var operation = subtract ? ArithmeticOperation.SUBTRACT : ArithmeticOperation.ADD;
            return Optional.of(new BoundFunction(List.of(type, type), type,
                    (a, rows, validity, scratch) -> IntegerArithmetic.apply(operation, type, a[0], a[1], rows,
                            validity, scratch, raise)));
        }
        if (subtract && (isDate(left) || isTimestamp(left)) && (isDate(right) || isTimestamp(right))) {
            return difference(left, right);
        }
        if (isDate(left) || isTimestamp(left)) {
            return shift(left, right, 0, subtract);
        }
        return subtract || !isDate(right) && !isTimestamp(right) ? Optional.empty() : shift(right, left, 1, false);
    }

    private static Optional<DataType> commonInterval(DataType left, DataType right) {
        return isInterval(left) && isInterval(right) ? Coercion.leastCommonType(left, right) : Optional.empty();
    }

    private static Optional<BoundFunction> difference(DataType left, DataType right) {
        if (isDate(left) && isDate(right)) {
            return Optional.of(new BoundFunction(List.of(left, right),
                    new DataType.DayTimeIntervalType(IntervalUnit.DAY, IntervalUnit.DAY),
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
        } else if (isDate(time) && isWholeDays(amount)) {
            result = time;
            kernel = _ -> (a, rows, validity, scratch) -> Shapes.ints(rows, validity, scratch,
                    i -> date(Vectors.longAt(a[timeAt], i)
                            + sign * (Vectors.longAt(a[amountAt], i) / Calendar.MICROS_PER_DAY)));
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

    /// `interval div interval`.
    static Optional<BoundFunction> integralQuotient(List<DataType> types) {
        if (types.size() != 2) {
            return Optional.empty();
        }
        return commonInterval(types.get(0), types.get(1))
                .map(type -> new BoundFunction(List.of(type, type), DataTypes.LongType, (a, rows, validity,
                        scratch) -> Shapes.longs(rows, validity, scratch, i -> quotient(a[0], a[1], i))));
    }

    private static long quotient(Vector dividend, Vector divisor, int row) {
        if (Vectors.longAt(divisor, row) == 0) {
            throw new DataException("INTERVAL_DIVIDED_BY_ZERO", "An interval is divided by a zero interval.");
        }
        return Vectors.longAt(dividend, row) / Vectors.longAt(divisor, row);
    }
}
