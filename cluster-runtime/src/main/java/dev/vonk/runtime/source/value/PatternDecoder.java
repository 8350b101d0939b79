package dev.vonk.runtime.source.value;

import dev.vonk.runtime.data.IntVector;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.Vector;
import java.nio.charset.StandardCharsets;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;

/// Dates and timestamps written by a pattern of the user's. The text parsed last is remembered, since neighbours are
/// often equal.
public final class PatternDecoder extends FieldDecoder {
    /// What the pattern gives.
    public enum Kind {
        DATE, INSTANT, LOCAL
    }

    /// What stands for "the text does not fit the pattern".
    public static final long INVALID = Long.MIN_VALUE;

    private final DateTimeFormatter formatter;
    private final ZoneId zone;
    private final Kind kind;
    private String lastText = "";
    private long lastValue = INVALID;

    public PatternDecoder(TextFormats formats, String pattern, Kind kind) {
        this.formatter = formats.formatter(pattern);
        this.zone = kind == Kind.INSTANT ? formats.zone() : ZoneOffset.UTC;
        this.kind = kind;
    }

    @Override
    public Vector decode(Fields fields) {
        var longs = scratch.longs(fields.rows);
        for (int i = 0; i < fields.rows; i++) {
            longs[i] = parse(new String(fields.bytes, fields.starts[i], fields.ends[i] - fields.starts[i],
                    StandardCharsets.UTF_8));
            if (longs[i] == INVALID) {
                fields.bad(i);
            }
        }
        if (kind != Kind.DATE) {
            return new LongVector(longs, 0, fields.rows, fields.validity());
        }
        var days = scratch.ints(fields.rows);
        for (int i = 0; i < fields.rows; i++) {
            days[i] = (int) longs[i];
        }
        return new IntVector(days, 0, fields.rows, fields.validity());
    }

    /// Days or microseconds since 1970; [#INVALID] where the text does not fit.
    public long parse(String text) {
        if (!text.equals(lastText)) {
            lastText = text;
            lastValue = parseNew(text);
        }
        return lastValue;
    }

    private long parseNew(String text) {
        var position = new ParsePosition(0);
        var shape = formatter.parseUnresolved(text, position);
        if (shape == null || position.getErrorIndex() >= 0 || position.getIndex() < text.length()) {
            return INVALID;
        }
        try {
            var parsed = formatter.parse(text);
            var date = date(parsed);
            if (kind == Kind.DATE) {
                return date.toEpochDay();
            }
            return micros(parsed, date);
        } catch (DateTimeException | ArithmeticException e) {
            return INVALID;
        }
    }

    private static LocalDate date(TemporalAccessor parsed) {
        var date = parsed.query(TemporalQueries.localDate());
        if (date != null) {
            return date;
        }
        int year = part(parsed, ChronoField.YEAR, part(parsed, ChronoField.YEAR_OF_ERA, 1970));
        return LocalDate.of(year, part(parsed, ChronoField.MONTH_OF_YEAR, 1),
                part(parsed, ChronoField.DAY_OF_MONTH, 1));
    }

    private static int part(TemporalAccessor parsed, ChronoField field, int otherwise) {
        return parsed.isSupported(field) ? parsed.get(field) : otherwise;
    }

    private long micros(TemporalAccessor parsed, LocalDate date) {
        var time = parsed.query(TemporalQueries.localTime());
        if (time == null) {
            time = LocalTime.of(part(parsed, ChronoField.HOUR_OF_DAY, 0), part(parsed, ChronoField.MINUTE_OF_HOUR, 0),
                    part(parsed, ChronoField.SECOND_OF_MINUTE, 0));
        }
        var written = parsed.query(TemporalQueries.zone());
        var instant = LocalDateTime.of(date, time).atZone(kind == Kind.INSTANT && written != null ? written : zone)
                .toInstant();
        return ChronoUnit.MICROS.between(java.time.Instant.EPOCH, instant);
    }
}
