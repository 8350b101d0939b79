package dev.vonk.runtime.function.time;

import dev.vonk.runtime.data.DataException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Dates and timestamps written and read by a pattern such as `yyyy-MM-dd HH:mm:ss`. One thread.
public final class TimePatterns {
    private final ZoneId zone;
    private final Map<String, DateTimeFormatter> writers = new HashMap<>();
    private final Map<String, DateTimeFormatter> readers = new HashMap<>();

    public TimePatterns(ZoneId zone) {
        this.zone = zone;
    }

    /// An instant by a pattern, in the zone.
    public String write(long micros, String pattern) {
        var formatter = writers.computeIfAbsent(pattern, unknown -> formatter(unknown, false));
        var instant = Instant.ofEpochSecond(Math.floorDiv(micros, Calendar.MICROS_PER_SECOND),
                Math.floorMod(micros, Calendar.MICROS_PER_SECOND) * 1000);
        try {
            return formatter.format(instant.atZone(zone));
        } catch (DateTimeException unfit) {
            throw new DataException("INVALID_DATETIME_PATTERN.WITH_SUGGESTION",
                    "The pattern '" + pattern + "' cannot be applied: " + unfit.getMessage() + ".", unfit);
        }
    }

    /// The instant that text of a pattern names, [TimeParsing#NONE] where it is none. Parts that the pattern lacks are
    /// those of 1970-01-01 00:00:00.
    public long read(String text, String pattern) {
        TemporalAccessor parsed;
        try {
            parsed = readers.computeIfAbsent(pattern, unknown -> formatter(unknown, true)).parse(text);
        } catch (DateTimeException none) {
            return TimeParsing.NONE;
        }
        var date = parsed.query(TemporalQueries.localDate());
        var time = parsed.query(TemporalQueries.localTime());
        if (date == null) {
            return TimeParsing.NONE;
        }
        var local = LocalDateTime.of(date, time == null ? LocalTime.MIDNIGHT : time);
        long micros = local.toEpochSecond(ZoneOffset.UTC) * Calendar.MICROS_PER_SECOND + local.getNano() / 1000;
        var own = parsed.query(TemporalQueries.zone());
        return new Zone(own == null ? zone : own).toInstant(micros);
    }

    private static DateTimeFormatter formatter(String pattern, boolean reading) {
        try {
            var builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
            var adapted = adapt(pattern);
            builder.appendPattern(adapted);
            if (reading) {
                // a field that the pattern has keeps what was read; a day of the year must not meet a default month
                boolean dayOfYear = adapted.contains("D");
                if (!adapted.contains("u")) {
                    builder.parseDefaulting(ChronoField.YEAR, 1970);
                }
                if (!dayOfYear) {
                    if (!adapted.contains("M") && !adapted.contains("L")) {
                        builder.parseDefaulting(ChronoField.MONTH_OF_YEAR, 1);
                    }
                    if (!adapted.contains("d")) {
                        builder.parseDefaulting(ChronoField.DAY_OF_MONTH, 1);
                    }
                }
                timeDefaults(builder, adapted);
            }
            return builder.toFormatter(Locale.US).withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException broken) {
            throw new DataException("INVALID_DATETIME_PATTERN.WITH_SUGGESTION",
                    "'" + pattern + "' is not a pattern for dates and times: " + broken.getMessage()
                            + ". A pattern is, for example, yyyy-MM-dd HH:mm:ss.",
                    broken);
        }
    }

    private static void timeDefaults(DateTimeFormatterBuilder builder, String pattern) {
        if (!pattern.contains("H") && !pattern.contains("h") && !pattern.contains("k") && !pattern.contains("K")) {
            builder.parseDefaulting(ChronoField.HOUR_OF_DAY, 0);
        } else if (pattern.contains("h") && !pattern.contains("a") || pattern.contains("K") && !pattern.contains("a")) {
            builder.parseDefaulting(ChronoField.AMPM_OF_DAY, 0);
        }
        if (!pattern.contains("m")) {
            builder.parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0);
        }
        if (!pattern.contains("s")) {
            builder.parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0);
        }
        if (!pattern.contains("S")) {
            builder.parseDefaulting(ChronoField.NANO_OF_SECOND, 0);
        }
    }

    /// `y` outside of quotes means the proleptic year, which Java writes `u`.
    private static String adapt(String pattern) {
        var out = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char letter = pattern.charAt(i);
            quoted ^= letter == '\'';
            out.append(letter == 'y' && !quoted ? 'u' : letter);
        }
        return out.toString();
    }
}
