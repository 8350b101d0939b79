package dev.vonk;

import dev.vonk.kernel.analysis.AnalysisException;
import dev.vonk.kernel.syntax.Origin;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.DecimalType;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Java values as constants of a query.
final class Literals {
    private Literals() {
    }

    /// The constant; a column stands for itself, a list or array for an array, a map for a map.
    static Syntax of(@Nullable Object value, Origin origin) {
        return switch (value) {
            case null -> literal(null, DataTypes.NullType, origin);
            case Column column -> column.syntax();
            case Boolean flag -> literal(flag, DataTypes.BooleanType, origin);
            case Byte number -> literal(number, DataTypes.ByteType, origin);
            case Short number -> literal(number, DataTypes.ShortType, origin);
            case Integer number -> literal(number, DataTypes.IntegerType, origin);
            case Long number -> literal(number, DataTypes.LongType, origin);
            case Float number -> literal(number, DataTypes.FloatType, origin);
            case Double number -> literal(number, DataTypes.DoubleType, origin);
            case BigInteger number -> decimal(new BigDecimal(number), origin);
            case BigDecimal number -> decimal(number, origin);
            case String text -> literal(text, DataTypes.StringType, origin);
            case Character letter -> literal(letter.toString(), DataTypes.StringType, origin);
            case Enum<?> constant -> literal(constant.name(), DataTypes.StringType, origin);
            case byte[] bytes -> literal(bytes, DataTypes.BinaryType, origin);
            case LocalDate date -> literal(date, DataTypes.DateType, origin);
            case java.sql.Date date -> literal(date.toLocalDate(), DataTypes.DateType, origin);
            case Instant instant -> literal(instant, DataTypes.TimestampType, origin);
            case java.sql.Timestamp timestamp -> literal(timestamp.toInstant(), DataTypes.TimestampType, origin);
            case LocalDateTime local -> literal(local, DataTypes.TimestampNTZType, origin);
            case Duration duration -> literal(duration, DataTypes.DayTimeIntervalType, origin);
            case Period period -> literal(period, DataTypes.YearMonthIntervalType, origin);
            case Collection<?> list -> call("array", new ArrayList<>(list), origin);
            case Map<?, ?> map -> call("map", flat(map), origin);
            case Object array when array.getClass().isArray() -> call("array", elements(array), origin);
            default -> throw new AnalysisException("UNSUPPORTED_FEATURE.LITERAL_TYPE", "A " + value.getClass().getName()
                    + " is no constant a query can hold. Give a number, text, date, time, list or map, or a Column.",
                    origin);
        };
    }

    private static Syntax literal(@Nullable Object value, DataType type, Origin origin) {
        return new Syntax.Literal(value, type, origin);
    }

    private static Syntax decimal(BigDecimal value, Origin origin) {
        var plain = value.scale() < 0 ? value.setScale(0) : value;
        int precision = Math.max(plain.precision(), plain.scale());
        if (precision > DecimalType.MAX_PRECISION) {
            throw new AnalysisException("NUMERIC_VALUE_OUT_OF_RANGE",
                    "The constant " + value.toPlainString() + " has " + precision
                            + " digits; a decimal holds " + DecimalType.MAX_PRECISION + ".",
                    origin);
        }
        return literal(plain, new DecimalType(precision, plain.scale()), origin);
    }

    private static Syntax call(String function, List<?> arguments, Origin origin) {
        return new Syntax.Call(function, arguments.stream().map(argument -> of(argument, origin)).toList(), origin);
    }

    private static List<@Nullable Object> flat(Map<?, ?> map) {
        var flat = new ArrayList<@Nullable Object>();
        map.forEach((key, value) -> {
            flat.add(key);
            flat.add(value);
        });
        return flat;
    }

    private static List<@Nullable Object> elements(Object array) {
        var list = new ArrayList<@Nullable Object>();
        for (int i = 0; i < Array.getLength(array); i++) {
            list.add(Array.get(array, i));
        }
        return list;
    }
}
