package dev.vonk.runtime.function.time;

import dev.vonk.runtime.type.IntervalUnit;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Intervals as text: `1-2` from years to months, `1 02:03:04.5` from days to seconds, and what lies between.
public final class IntervalText {
    private static final Pattern LITERAL = Pattern.compile(
            "(?i)INTERVAL\\s+([+-]?)\\s*'\\s*(.*?)\\s*'\\s+(YEAR|MONTH|DAY|HOUR|MINUTE|SECOND)"
                    + "(?:\\s+TO\\s+(MONTH|HOUR|MINUTE|SECOND))?");
    private static final String[] MARKS = {"", "-", "", " ", ":", ":"};

    private IntervalText() {
    }

    /// What a text says of an interval.
    public sealed interface Reading {
        /// So many months or microseconds.
        record Amount(long value) implements Reading {}

        /// It has not the form.
        record WrongForm() implements Reading {}

        /// It has, but a part is larger than there is room for, or there are too many altogether.
        record TooLarge(String part) implements Reading {}
    }

    /// Reads `1-2`, `1 02:03`, or a whole literal such as `INTERVAL '1-2' YEAR TO MONTH`.
    public static Reading read(String text, IntervalUnit start, IntervalUnit end) {
        var literal = LITERAL.matcher(text.strip());
        if (!literal.matches()) {
            return plain(text.strip(), 1, start, end);
        }
        var last = literal.group(4) == null ? literal.group(3) : literal.group(4);
        if (!start.name().equalsIgnoreCase(literal.group(3)) || !end.name().equalsIgnoreCase(last)) {
            return new Reading.WrongForm();
        }
        return plain(literal.group(2), literal.group(1).equals("-") ? -1 : 1, start, end);
    }

    private static Reading plain(String text, int sign, IntervalUnit start, IntervalUnit end) {
        var matcher = form(start, end).matcher(text);
        if (!matcher.matches()) {
            return new Reading.WrongForm();
        }
        var sum = BigInteger.ZERO;
        for (int i = start.ordinal(); i <= end.ordinal(); i++) {
            var unit = IntervalUnit.values()[i];
            var digits = matcher.group(unit.name());
            if (unit != start && Long.parseLong(digits) >= most(unit)) {
                return new Reading.TooLarge(unit.name().toLowerCase(Locale.ROOT) + " " + digits);
            }
            sum = sum.add(new BigInteger(digits).multiply(BigInteger.valueOf(unit.size())));
        }
        if (end == IntervalUnit.SECOND) {
            sum = sum.add(BigInteger.valueOf(fraction(matcher.group("FRACTION"))));
        }
        boolean negative = sign < 0 != "-".equals(matcher.group("SIGN"));
        var value = negative ? sum.negate() : sum;
        boolean fits = value.bitLength() < (start.isMonths() ? 32 : 64);
        return fits ? new Reading.Amount(value.longValue()) : new Reading.TooLarge(text);
    }

    private static Pattern form(IntervalUnit start, IntervalUnit end) {
        var form = new StringBuilder("(?<SIGN>[+-]?)");
        for (int i = start.ordinal(); i <= end.ordinal(); i++) {
            var unit = IntervalUnit.values()[i];
            form.append(unit == start ? "" : unit == IntervalUnit.HOUR ? "\\s+" : MARKS[i]);
            form.append("(?<").append(unit).append(unit == start ? ">\\d{1,19})" : ">\\d{1,2})");
        }
        return Pattern.compile(form + (end == IntervalUnit.SECOND ? "(?:\\.(?<FRACTION>\\d{1,9}))?" : ""));
    }

    private static long most(IntervalUnit unit) {
        return switch (unit) {
            case MONTH -> 12;
            case HOUR -> 24;
            case MINUTE, SECOND -> 60;
            case YEAR, DAY -> Long.MAX_VALUE;
        };
    }

    private static long fraction(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong((digits + "000000").substring(0, 6));
    }

    /// Appends `INTERVAL '1-2' YEAR TO MONTH`.
    public static void append(StringBuilder out, long value, IntervalUnit start, IntervalUnit end) {
        out.append("INTERVAL '").append(value < 0 ? "-" : "");
        // the least long has no positive counterpart
        var rest = BigInteger.valueOf(value).abs();
        for (int i = start.ordinal(); i <= end.ordinal(); i++) {
            var unit = IntervalUnit.values()[i];
            var parts = rest.divideAndRemainder(BigInteger.valueOf(unit.size()));
            boolean padded = unit.compareTo(IntervalUnit.HOUR) >= 0 && parts[0].compareTo(BigInteger.TEN) < 0;
            out.append(unit == start ? "" : MARKS[i]).append(padded ? "0" : "").append(parts[0]);
            rest = parts[1];
        }
        if (end == IntervalUnit.SECOND && rest.signum() > 0) {
            out.append('.').append(String.format(Locale.ROOT, "%06d", rest.longValue()).replaceAll("0+$", ""));
        }
        out.append("' ").append(start);
        if (start != end) {
            out.append(" TO ").append(end);
        }
    }

    /// Without the units smaller than `end`.
    public static long truncated(long value, IntervalUnit end) {
        return value - value % (end == IntervalUnit.SECOND ? 1 : end.size());
    }
}
