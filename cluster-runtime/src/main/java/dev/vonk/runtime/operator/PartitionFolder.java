package dev.vonk.runtime.operator;

import dev.vonk.runtime.data.Values;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.type.DataType;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import org.jspecify.annotations.Nullable;

/// The folder `name=value` for one value of a partition column, written as Spark and Hive write it.
final class PartitionFolder {
    /// What stands for a null, and for an empty string.
    static final String NULL = "__HIVE_DEFAULT_PARTITION__";

    private static final String ESCAPED = "\"#%'*/:=?\\{[]^";
    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true).toFormatter();

    private PartitionFolder() {
    }

    /// The folder's name for row `row` of a column.
    static String of(String name, DataType type, Vector column, int row, ZoneId zone) {
        return escape(name) + "=" + text(Values.read(column, type, row), zone);
    }

    private static String text(@Nullable Object value, ZoneId zone) {
        var text = switch (value) {
            case null -> "";
            case Instant instant -> TIMESTAMP.format(instant.atZone(zone));
            case java.time.LocalDateTime local -> TIMESTAMP.format(local);
            case java.math.BigDecimal decimal -> decimal.toPlainString();
            case byte[] bytes -> new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
            default -> value.toString();
        };
        return text.isEmpty() ? NULL : escape(text);
    }

    private static String escape(String text) {
        var out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter < 0x20 || letter == 0x7F || ESCAPED.indexOf(letter) >= 0) {
                out.append('%').append(String.format("%02X", (int) letter));
            } else {
                out.append(letter);
            }
        }
        return out.toString();
    }
}
