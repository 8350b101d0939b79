package dev.vonk.kernel.analysis;

import dev.vonk.kernel.syntax.Origin;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.expression.Evaluators;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.Cast;
import dev.vonk.runtime.expression.Expression.Literal;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.TypeParser;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Locale;

/// Constants whose type is written beside them: `DATE '2020-01-01'`, `INTERVAL 1 DAY`.
final class TypedLiterals {
    private static final long MICROS_PER_SECOND = 1_000_000;

    private TypedLiterals() {
    }

    /// The constant that a cast of the text gives.
    static Expression of(Syntax.TypedLiteral typed, EvaluationContext evaluation) {
        var word = typed.type().equals("TIMESTAMP_LTZ") ? "TIMESTAMP" : typed.type();
        var type = TypeParser.parseType(word.toLowerCase(Locale.ROOT));
        return cast(typed.text(), type, evaluation, typed);
    }

    /// The constant of all parts together; months and days do not go together.
    static Expression of(Syntax.Interval interval) {
        var only = interval.values().getFirst();
        if (interval.values().size() == 1 && only.from() == null) {
            return of(new Syntax.Interval(IntervalTexts.parts(only.text()).orElseThrow(() -> Errors.invalid(
                    "INVALID_TYPED_LITERAL", "\"" + only.text() + "\" is no interval. Write numbers with units, as in "
                            + "INTERVAL '1 day 2 hours'.",
                    interval.origin())), interval.origin()));
        }
        long months = 0;
        long micros = 0;
        boolean anyMonths = false;
        boolean anyMicros = false;
        for (var value : interval.values()) {
            if (value.from() == null || value.to() != null) {
                return range(interval, value);
            }
            if (isMonths(value.from())) {
                anyMonths = true;
                months += months(value, interval.origin());
            } else {
                anyMicros = true;
                micros = exact(BigDecimal.valueOf(micros).add(micros(value, interval.origin())), interval.origin());
            }
        }
        if (anyMonths && anyMicros) {
            throw Errors.invalid("INVALID_INTERVAL_FORMAT.MIXED_UNITS",
                    "An interval is of years and months, or of days "
                            + "and smaller units, not of both. Write two intervals.",
                    interval.origin());
        }
        return anyMonths ? months(months, interval) : micros(micros);
    }

    private static Expression range(Syntax.Interval interval, Syntax.IntervalValue value) {
        boolean wholeMonths = "year".equals(value.from()) && "month".equals(value.to());
        if (wholeMonths) {
            return cast(value.text(), DataTypes.YearMonthIntervalType, EvaluationContext.UTC, interval);
        }
        var micros = IntervalTexts.micros(value.text(), String.valueOf(value.from()), String.valueOf(value.to()))
                .orElseThrow(() -> Errors.invalid("INVALID_INTERVAL_FORMAT.UNMATCHED_FORMAT_STRING_WITH_NOTICE",
                        "\"" + value.text() + "\" is no interval from " + value.from() + " to " + value.to() + ".",
                        interval.origin()));
        return micros(exact(micros, interval.origin()));
    }

    private static long exact(BigDecimal micros, Origin origin) {
        try {
            return micros.setScale(0, RoundingMode.DOWN).longValueExact();
        } catch (ArithmeticException tooLarge) {
            throw Errors.invalid("INTERVAL_ARITHMETIC_OVERFLOW.WITHOUT_SUGGESTION",
                    "The interval is longer than 106,751,991 days, the longest there is.", origin);
        }
    }

    private static boolean isMonths(String unit) {
        return unit.equals("year") || unit.equals("month");
    }

    private static long months(Syntax.IntervalValue value, Origin origin) {
        long number = number(value, origin).setScale(0, RoundingMode.DOWN).longValueExact();
        return "year".equals(value.from()) ? Math.multiplyExact(number, 12) : number;
    }

    private static BigDecimal micros(Syntax.IntervalValue value, Origin origin) {
        long unit = switch (String.valueOf(value.from())) {
            case "week" -> 7 * 86_400 * MICROS_PER_SECOND;
            case "day" -> 86_400 * MICROS_PER_SECOND;
            case "hour" -> 3_600 * MICROS_PER_SECOND;
            case "minute" -> 60 * MICROS_PER_SECOND;
            case "second" -> MICROS_PER_SECOND;
            case "millisecond" -> 1_000;
            case "microsecond" -> 1;
            default -> throw Errors.invalid("INVALID_INTERVAL_FORMAT.INVALID_UNIT", "\"" + value.from()
                    + "\" is no unit of an interval. Those there are: year, month, week, day, hour, minute, second, "
                    + "millisecond, microsecond.", origin);
        };
        return number(value, origin).multiply(BigDecimal.valueOf(unit));
    }

    private static BigDecimal number(Syntax.IntervalValue value, Origin origin) {
        try {
            return new BigDecimal(value.text().strip());
        } catch (NumberFormatException notOne) {
            throw Errors.invalid("INVALID_INTERVAL_FORMAT.INVALID_VALUE", "\"" + value.text()
                    + "\" is no number of " + value.from() + "s.", origin);
        }
    }

    private static Expression months(long months, Syntax.Interval interval) {
        if (months != (int) months) {
            throw Errors.invalid("INTERVAL_ARITHMETIC_OVERFLOW.WITHOUT_SUGGESTION",
                    "The interval is longer than 178,956,970 years, the longest there is.", interval.origin());
        }
        return new Literal(Period.ofMonths((int) months).normalized(), DataTypes.YearMonthIntervalType);
    }

    private static Expression micros(long micros) {
        var duration = Duration.ofSeconds(Math.floorDiv(micros, MICROS_PER_SECOND),
                Math.floorMod(micros, MICROS_PER_SECOND) * 1_000);
        return new Literal(duration, DataTypes.DayTimeIntervalType);
    }

    private static Expression cast(String text, DataType type, EvaluationContext evaluation, Syntax at) {
        try {
            return Evaluators.fold(new Cast(new Literal(text, DataTypes.StringType), type, Cast.OnFailure.RAISE),
                    evaluation);
        } catch (DataException unreadable) {
            throw new AnalysisException("INVALID_TYPED_LITERAL", "\"" + text + "\" is no " + type.sql() + ".",
                    at.origin(), List.of());
        }
    }
}
