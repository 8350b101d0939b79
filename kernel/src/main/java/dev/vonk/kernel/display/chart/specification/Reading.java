package dev.vonk.kernel.display.chart.specification;

import dev.vonk.kernel.display.chart.scale.NumberText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Values of JSON data as numbers, moments and words. Moments are milliseconds since 1970 as if every clock showed UTC,
/// so that a chart shows the hours that the data show.
public final class Reading {
    /// Beyond it sums would overflow.
    private static final double LARGEST = 1e290;
    /// Below it parts of it would be zero.
    private static final double SMALLEST = 1e-290;
    private static final double FIRST_MOMENT = millis(LocalDateTime.of(-9999, 1, 1, 0, 0));
    private static final double LAST_MOMENT = millis(LocalDateTime.of(9999, 12, 31, 0, 0));
    private static final Pattern DATE_TIME = Pattern.compile(
            "(-?\\d{4,6})(?:[-/](\\d{1,2})(?:[-/](\\d{1,2}))?)?(?:[T ](\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?)?"
                    + " ?(Z|[+-]\\d{2}:?\\d{2})?");
    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("MMM d yyyy", Locale.ENGLISH);

    private Reading() {}

    /// The number that a value is or spells; NaN for what is none, and for infinity.
    public static double number(@Nullable Object value) {
        double number = switch (value) {
            case Number known -> known.doubleValue();
            case String text -> spelled(text);
            case Boolean flag -> flag ? 1 : 0;
            case null, default -> Double.NaN;
        };
        if (Double.isInfinite(number) || Double.isNaN(number)) {
            return Double.NaN;
        }
        return Math.abs(number) < SMALLEST ? 0 : Math.clamp(number, -LARGEST, LARGEST);
    }

    /// The moment that a value is or spells; NaN for what is none.
    public static double moment(@Nullable Object value) {
        double moment = switch (value) {
            case Number known -> known.doubleValue();
            case String text -> spelledMoment(text.strip());
            case null, default -> Double.NaN;
        };
        return moment >= FIRST_MOMENT && moment <= LAST_MOMENT ? moment : Double.NaN;
    }

    /// A value in words; `null` for none.
    public static String words(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> text;
            case Number known -> NumberText.plain(known.doubleValue());
            default -> value.toString();
        };
    }

    /// The date and time of a moment.
    public static LocalDateTime dateTime(double moment) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli((long) moment), ZoneOffset.UTC);
    }

    public static double millis(LocalDateTime dateTime) {
        return dateTime.toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private static double spelled(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || "+-.0123456789".indexOf(stripped.charAt(0)) < 0) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(stripped);
        } catch (NumberFormatException noNumber) {
            return Double.NaN;
        }
    }

    private static double spelledMoment(String text) {
        try {
            Matcher parts = DATE_TIME.matcher(text);
            if (parts.matches()) {
                return millis(dateTime(parts));
            }
            return text.isEmpty() || text.length() > 40
                    ? Double.NaN
                    : millis(LocalDate.parse(text, WORDS).atStartOfDay());
        } catch (DateTimeException noMoment) {
            return Double.NaN;
        }
    }

    private static LocalDateTime dateTime(Matcher parts) {
        LocalDateTime local = LocalDateTime.of(
                part(parts, 1, 0),
                part(parts, 2, 1),
                part(parts, 3, 1),
                part(parts, 4, 0),
                part(parts, 5, 0),
                part(parts, 6, 0),
                parts.group(7) == null ? 0 : Integer.parseInt((parts.group(7) + "00000000").substring(0, 9)));
        String offset = parts.group(8);
        return offset == null
                ? local
                : OffsetDateTime.of(local, ZoneOffset.of(offset)).withOffsetSameInstant(ZoneOffset.UTC)
                        .toLocalDateTime();
    }

    private static int part(Matcher parts, int group, int missing) {
        return parts.group(group) == null ? missing : Integer.parseInt(parts.group(group));
    }
}
