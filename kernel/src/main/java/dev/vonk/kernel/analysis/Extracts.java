package dev.vonk.kernel.analysis;

import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.Cast;
import dev.vonk.runtime.expression.Expression.Literal;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.DecimalType;
import dev.vonk.runtime.type.IntervalUnit;
import java.util.List;
import java.util.Locale;

/// `EXTRACT(field FROM source)`, also written `date_part('field', source)`: the field's own function, or arithmetic
/// with the units of an interval.
final class Extracts {
    private static final DecimalType SECONDS = new DecimalType(8, 6);

    private final ExpressionAnalyzer analyzer;
    private final Syntax.Call call;

    private Extracts(ExpressionAnalyzer analyzer, Syntax.Call call) {
        this.analyzer = analyzer;
        this.call = call;
    }

    /// The expression for a call of two arguments.
    static Expression of(Syntax.Call call, ExpressionAnalyzer analyzer) {
        var field = Constants.of(call.arguments().getFirst(), call.name(), analyzer.around());
        return field == null
                ? new Literal(null, DataTypes.DoubleType)
                : new Extracts(analyzer, call).of(field.toString(), analyzer.analyze(call.arguments().get(1)));
    }

    /// The name that the other spellings of a field stand for.
    static String canonical(String field) {
        return switch (field.toUpperCase(Locale.ROOT)) {
            case "YEAR", "Y", "YEARS", "YR", "YRS" -> "year";
            case "QUARTER", "QTR" -> "quarter";
            case "MONTH", "MON", "MONS", "MONTHS" -> "month";
            case "WEEK", "W", "WEEKS" -> "weekofyear";
            case "DAY", "D", "DAYS" -> "day";
            case "DAYOFWEEK", "DOW" -> "dayofweek";
            case "DAYOFWEEK_ISO", "DOW_ISO" -> "dayofweek_iso";
            case "DOY" -> "dayofyear";
            case "HOUR", "H", "HOURS", "HR", "HRS" -> "hour";
            case "MINUTE", "M", "MIN", "MINS", "MINUTES" -> "minute";
            case "SECOND", "S", "SEC", "SECONDS", "SECS" -> "second";
            case "YEAROFWEEK" -> "yearofweek";
            default -> "";
        };
    }

    private Expression of(String field, Expression source) {
        var name = canonical(field);
        if (source.type() instanceof DataType.YearMonthIntervalType
                || source.type() instanceof DataType.DayTimeIntervalType) {
            return ofInterval(field, name, source);
        }
        return switch (name) {
            case "" -> throw unknown(field, source.type());
            case "dayofweek_iso" -> function("add", function("weekday", source), number(1));
            case "yearofweek" -> function("year", function("date_add", Conversions.to(source, DataTypes.DateType),
                    function("subtract", number(3), function("weekday", source))));
            case "second" -> second(source);
            default -> function(name, source);
        };
    }

    /// Seconds with their fraction: those of the time since midnight.
    private Expression second(Expression source) {
        var instant = source.type() instanceof DataType.StringType
                ? Conversions.to(source, DataTypes.TimestampType)
                : source;
        var local = Conversions.to(instant, DataTypes.TimestampNTZType);
        var midnight = Conversions.to(Conversions.to(local, DataTypes.DateType), DataTypes.TimestampNTZType);
        return seconds(function("subtract", local, midnight));
    }

    private Expression ofInterval(String field, String name, Expression source) {
        var unit = IntervalUnit.of(name).filter(wanted -> has(source.type(), wanted))
                .orElseThrow(() -> unknown(field, source.type()));
        return switch (unit) {
            case YEAR, DAY -> Conversions.to(whole(source, unit), DataTypes.IntegerType);
            case MONTH -> rest(source, unit, 12);
            case HOUR -> rest(source, unit, 24);
            case MINUTE -> rest(source, unit, 60);
            case SECOND -> seconds(source);
        };
    }

    private static boolean has(DataType type, IntervalUnit unit) {
        return switch (type) {
            case DataType.YearMonthIntervalType(var start, var end) ->
                start.compareTo(unit) <= 0 && end.compareTo(unit) >= 0;
            case DataType.DayTimeIntervalType(var start, var end) ->
                start.compareTo(unit) <= 0 && end.compareTo(unit) >= 0;
            default -> false;
        };
    }

    /// The interval cut to whole units.
    private static Expression whole(Expression interval, IntervalUnit unit) {
        return Conversions.to(interval, IntervalUnit.type(unit, unit).orElseThrow());
    }

    private Expression rest(Expression interval, IntervalUnit unit, int most) {
        var count = Conversions.to(whole(interval, unit), DataTypes.LongType);
        return new Cast(function("mod", count, new Literal((long) most, DataTypes.LongType)), DataTypes.ByteType,
                Cast.OnFailure.RAISE);
    }

    private Expression seconds(Expression interval) {
        var all = Conversions.to(whole(interval, IntervalUnit.SECOND), new DecimalType(20, 6));
        return Conversions.to(function("mod", all, number(60)), SECONDS);
    }

    private static Expression number(int value) {
        return new Literal(value, DataTypes.IntegerType);
    }

    private Expression function(String name, Expression... arguments) {
        return analyzer.call(name, call, List.of(arguments));
    }

    private AnalysisException unknown(String field, DataType type) {
        return Errors.invalid("INVALID_EXTRACT_FIELD", "There is no field " + Errors.quoted(field) + " in a value of "
                + "type " + type.sql() + ".", call.origin());
    }
}
