package dev.vonk.kernel.analysis;

import dev.vonk.kernel.syntax.Origin;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.Literal;
import dev.vonk.runtime.function.time.IntervalText;
import dev.vonk.runtime.function.time.IntervalText.Reading;
import dev.vonk.runtime.type.IntervalUnit;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Constant intervals: `INTERVAL '1-2' YEAR TO MONTH`, `INTERVAL 1 DAY 2 HOURS`, `INTERVAL '1 day 2 hours'`.
final class IntervalLiterals {
    private static final Pattern PART = Pattern
            .compile("\\s*(?<sign>[+-]?)\\s*(?<number>\\d+(?:\\.\\d{0,9})?|\\.\\d{1,9})"
                    + "\\s+(?<unit>year|month|week|day|hour|minute|second|millisecond|microsecond)s?(?=\\s|$)");

    private IntervalLiterals() {
    }

    /// A number with its unit.
    private record Part(BigDecimal number, String unit) {
        IntervalUnit unitOfType() {
            return switch (unit) {
                case "week" -> IntervalUnit.DAY;
                case "millisecond", "microsecond" -> IntervalUnit.SECOND;
                default -> IntervalUnit.of(unit).orElseThrow();
            };
        }

        BigInteger amount() {
            var size = switch (unit) {
                case "week" -> 7 * IntervalUnit.DAY.size();
                case "millisecond" -> 1_000;
                case "microsecond" -> 1;
                default -> unitOfType().size();
            };
            return number.multiply(BigDecimal.valueOf(size)).setScale(0, RoundingMode.DOWN).toBigInteger();
        }
    }

    /// The constant.
    ///
    /// @throws AnalysisException where the text is no interval
    static Expression of(Syntax.Interval interval) {
        var first = interval.values().getFirst();
        var origin = interval.origin();
        if (first.from() == null) {
            return sum(parts(first.text()).orElseThrow(() -> untyped(first.text(), origin)), origin,
                    untyped(first.text(), origin));
        }
        if (first.to() != null) {
            return range(first.text(), first.from(), first.to(), origin);
        }
        var text = interval.values().stream().map(value -> value.text() + " " + value.from())
                .collect(Collectors.joining(" "));
        for (var value : interval.values()) {
            if ("nanosecond".equals(value.from())) {
                throw Errors.invalid("INVALID_INTERVAL_FORMAT.INVALID_UNIT", "Intervals are counted in microseconds; "
                        + "there are no nanoseconds.", origin);
            }
            if (parts(value.text() + " " + value.from()).isEmpty()) {
                throw Errors.invalid("_LEGACY_ERROR_TEMP_0026", "\"" + value.text() + "\" is no number of "
                        + value.from() + "s.", origin);
            }
        }
        return sum(parts(text).orElseThrow(() -> untyped(text, origin)), origin,
                Errors.invalid("INTERVAL_ARITHMETIC_OVERFLOW.WITHOUT_SUGGESTION",
                        text + " is more than an interval can "
                                + "be.",
                        origin));
    }

    private static AnalysisException untyped(String text, Origin origin) {
        return Errors.invalid("INVALID_TYPED_LITERAL",
                "\"" + text + "\" is no interval. Write numbers with units, as in "
                        + "INTERVAL '1 day 2 hours'.",
                origin);
    }

    private static Optional<List<Part>> parts(String text) {
        var lower = text.toLowerCase(Locale.ROOT).strip();
        var rest = lower.matches("(?s)interval\\s.*") ? lower.substring("interval".length()) : lower;
        var matcher = PART.matcher(rest);
        var parts = new ArrayList<Part>();
        int at = 0;
        while (at < rest.length() && matcher.find(at) && matcher.start() == at) {
            var number = new BigDecimal(matcher.group("number"));
            boolean fraction = matcher.group("number").contains(".");
            if (fraction && !matcher.group("unit").equals("second")) {
                return Optional.empty();
            }
            parts.add(new Part(matcher.group("sign").equals("-") ? number.negate() : number, matcher.group("unit")));
            at = matcher.end();
        }
        return parts.isEmpty() || !rest.substring(at).isBlank() ? Optional.empty() : Optional.of(parts);
    }

    private static Expression sum(List<Part> parts, Origin origin, AnalysisException tooLarge) {
        var start = parts.stream().map(Part::unitOfType).min(IntervalUnit::compareTo).orElseThrow();
        var end = parts.stream().map(Part::unitOfType).max(IntervalUnit::compareTo).orElseThrow();
        if (start.isMonths() != end.isMonths()) {
            throw Errors.invalid("_LEGACY_ERROR_TEMP_0029", "An interval is of years and months, or of days and smaller"
                    + " units, not of both. Write two intervals.", origin);
        }
        var amount = parts.stream().map(Part::amount).reduce(BigInteger.ZERO, BigInteger::add);
        if (amount.bitLength() >= (start.isMonths() ? 32 : 64)) {
            throw tooLarge;
        }
        return literal(amount.longValue(), start, end);
    }

    private static Expression range(String text, String from, String to, Origin origin) {
        var start = IntervalUnit.of(from);
        var end = IntervalUnit.of(to);
        if (start.isEmpty() || end.isEmpty() || IntervalUnit.type(start.get(), end.get()).isEmpty()) {
            throw Errors.invalid("INVALID_INTERVAL_FORMAT.UNSUPPORTED_FROM_TO_EXPRESSION",
                    "There are no intervals from " + from + " to " + to + ".", origin);
        }
        boolean months = start.get().isMonths();
        return switch (IntervalText.read(text, start.get(), end.get())) {
            case Reading.Amount(long value) -> literal(value, start.get(), end.get());
            case Reading.WrongForm _ -> throw Errors.invalid(
                    "INVALID_INTERVAL_FORMAT.UNMATCHED_FORMAT_STRING" + (months ? "" : "_WITH_NOTICE"), "\"" + text
                            + "\" has not the form of an interval from " + from + " to " + to + ".",
                    origin);
            case Reading.TooLarge(var part) -> throw Errors.invalid(
                    months ? "INVALID_INTERVAL_FORMAT.INTERVAL_PARSING" : "_LEGACY_ERROR_TEMP_0063", "\"" + part
                            + "\" is too large for an interval from " + from + " to " + to + ".",
                    origin);
        };
    }

    private static Expression literal(long amount, IntervalUnit start, IntervalUnit end) {
        var value = start.isMonths()
                ? Period.ofMonths((int) amount).normalized()
                : Duration.of(amount, ChronoUnit.MICROS);
        return new Literal(value, IntervalUnit.type(start, end).orElseThrow());
    }
}
