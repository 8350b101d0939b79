package dev.vonk.runtime.source;

import dev.vonk.runtime.data.DataException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The options of a format as the user gave them, read with a type. Options nobody asks for are ignored, as Spark does;
/// a wrong value of one that is asked for is an error that names it.
///
/// @param format whose options, for messages
/// @param values by name in lower case
public record FormatOptions(String format, Map<String, String> values) {

    public FormatOptions {
        values = Map.copyOf(values);
    }

    /// The text of an option, where given.
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name.toLowerCase(Locale.ROOT)));
    }

    /// The text of an option.
    public String text(String name, String otherwise) {
        return text(name).orElse(otherwise);
    }

    /// A true or false.
    public boolean flag(String name, boolean otherwise) {
        var text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        return switch (text.get().strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw invalid(name, text.get(), "true or false");
        };
    }

    /// A whole number from `least` on.
    public long number(String name, long otherwise, long least) {
        var text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            long value = Long.parseLong(text.get().strip());
            if (value >= least) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw invalid(name, text.get(), "a whole number of at least " + least);
        }
        throw invalid(name, text.get(), "a whole number of at least " + least);
    }

    /// A size in bytes, with an optional unit: `4194304`, `4m`, `64KB`.
    public long size(String name, long otherwise) {
        var text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        var matcher = java.util.regex.Pattern.compile("(\\d{1,15})\\s*([kmg]?)b?")
                .matcher(text.get().strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw invalid(name, text.get(), "a number of bytes such as 4194304 or 4m");
        }
        int shift = "kmg".indexOf(matcher.group(2)) * 10 + 10;
        long size = Long.parseLong(matcher.group(1)) << (matcher.group(2).isEmpty() ? 0 : shift);
        if (size < 1) {
            throw invalid(name, text.get(), "at least one byte");
        }
        return size;
    }

    /// One of a few words, in any case.
    public <E extends Enum<E>> E choice(String name, E otherwise) {
        var text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        var constants = otherwise.getDeclaringClass().getEnumConstants();
        for (var constant : constants) {
            if (constant.name().equalsIgnoreCase(text.get().strip())) {
                return constant;
            }
        }
        throw invalid(name, text.get(),
                "one of " + Arrays.stream(constants).map(Enum::name).collect(Collectors.joining(", ")));
    }

    /// A time zone, by default this process's.
    @SuppressWarnings("JavaTimeDefaultTimeZone")
    public ZoneId zone(String name) {
        var text = text(name);
        if (text.isEmpty()) {
            return ZoneId.systemDefault();
        }
        try {
            return ZoneId.of(text.get().strip());
        } catch (DateTimeException e) {
            throw invalid(name, text.get(), "a time zone such as Europe/Amsterdam or +02:00");
        }
    }

    /// The error that tells of a wrong value.
    public DataException invalid(String name, String value, String wanted) {
        return new DataException("INVALID_OPTION_VALUE",
                "Option `" + name + "` of " + format + " is '" + value + "'; it must be " + wanted + ".");
    }
}
