package dev.vonk.runtime.source.value;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.source.FormatOptions;
import java.io.Serializable;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How the values of some types are written in text files.
///
/// @param zone of times without one
/// @param date pattern of dates; null for `yyyy-MM-dd` and its shorter forms
/// @param timestamp pattern of instants; null for ISO 8601 and its shorter forms
/// @param timestampNtz pattern of times without zone; null likewise
public record TextFormats(ZoneId zone, @Nullable String date, @Nullable String timestamp, @Nullable String timestampNtz,
        String nan, String positiveInfinity, String negativeInfinity, String locale) implements Serializable {

    /// What the options `timeZone`, `dateFormat`, `timestampFormat`, `timestampNTZFormat`, `nanValue`, `positiveInf`,
    /// `negativeInf` and `locale` say.
    public static TextFormats of(FormatOptions options) {
        var formats = new TextFormats(options.zone("timeZone"), options.text("dateFormat").orElse(null),
                options.text("timestampFormat").orElse(null), options.text("timestampNTZFormat").orElse(null),
                options.text("nanValue", "NaN"), options.text("positiveInf", "Inf"),
                options.text("negativeInf", "-Inf"),
                options.text("locale", "en-US"));
        formats.check(options, "dateFormat", formats.date);
        formats.check(options, "timestampFormat", formats.timestamp);
        formats.check(options, "timestampNTZFormat", formats.timestampNtz);
        return formats;
    }

    private void check(FormatOptions options, String name, @Nullable String pattern) {
        if (pattern != null) {
            try {
                formatter(pattern);
            } catch (IllegalArgumentException e) {
                throw options.invalid(name, pattern,
                        "a date pattern such as yyyy-MM-dd HH:mm:ss (" + e.getMessage() + ")");
            }
        }
    }

    /// The formatter of a pattern. As in Spark it is strict, 31 February is no date, and `y` is the year, not the year of
    /// an era.
    public DateTimeFormatter formatter(String pattern) {
        return new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(withPlainYears(pattern))
                .toFormatter(Locale.forLanguageTag(locale))
                .withResolverStyle(ResolverStyle.STRICT);
    }

    private static String withPlainYears(String pattern) {
        if (pattern.indexOf('G') >= 0) {
            return pattern;
        }
        var parts = pattern.split("'", -1);
        for (int i = 0; i < parts.length; i += 2) {
            parts[i] = parts[i].replace('y', 'u');
        }
        return String.join("'", parts);
    }

    /// The error for a type that text files cannot hold.
    public static DataException unsupported(String format, String column, String type) {
        return new DataException("UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE",
                "A " + format + " file cannot hold the column `"
                        + column + "` of type " + type + ". Turn it into text first, or use parquet or json.");
    }
}
