package dev.vonk.kernel.sql.golden;

import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.MapType;
import dev.vonk.runtime.type.StructField;
import dev.vonk.runtime.type.StructType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Rows as Hive's command line prints them, which is how the golden files hold them: tabs between columns, `NULL` for
/// null at the top and `null` within values.
///
/// @param zone in which instants are shown
/// @param binary the style of bytes: `UTF-8`, `BASIC`, `BASE64`, `HEX` or `HEX_DISCRETE`
record HiveText(ZoneId zone, String binary) {
    private static final DateTimeFormatter WALL_CLOCK = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE).appendPattern(" HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true).toFormatter(Locale.ROOT);
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder().appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true).toFormatter(Locale.ROOT);
    private static final int MONTHS = 12;

    /// What Hive shows of the rows of a statement.
    enum Form {
        /// All values.
        ROWS,
        /// Three values, each at least 20 wide: what DESCRIBE tells of columns.
        DESCRIPTION,
        /// The second value alone: what SHOW TABLES and SHOW VIEWS tell.
        NAMES;

        /// @param first the first word of the statement
        /// @param firstTwo the first two words
        static Form of(String first, String firstTwo) {
            if (firstTwo.equals("SHOW TABLES") || firstTwo.equals("SHOW VIEWS")) {
                return NAMES;
            }
            boolean describes = first.equals("DESC") || first.equals("DESCRIBE");
            return describes && !firstTwo.endsWith(" FUNCTION") ? DESCRIPTION : ROWS;
        }
    }

    /// A row as one text; a value may hold line ends.
    String line(Row row, Form form) {
        return switch (form) {
            case ROWS -> line(row);
            case NAMES -> String.valueOf(row.get(1));
            case DESCRIPTION -> row.toList().stream()
                    .map(value -> String.format(Locale.ROOT, "%-20s", value == null ? "" : value))
                    .collect(Collectors.joining("\t"));
        };
    }

    private String line(Row row) {
        var line = new StringJoiner("\t");
        for (int i = 0; i < row.size(); i++) {
            line.add(text(row.get(i), row.schema().field(i).dataType(), false));
        }
        return line.toString();
    }

    private String text(@Nullable Object value, DataType type, boolean nested) {
        return switch (value) {
            case null -> nested ? "null" : "NULL";
            case String string -> nested ? "\"" + string + "\"" : string;
            case BigDecimal decimal -> decimal.toPlainString();
            case byte[] bytes -> bytes(bytes);
            case LocalDate date -> date.toString();
            case Instant instant -> WALL_CLOCK.format(instant.atZone(zone));
            case LocalDateTime time -> WALL_CLOCK.format(time);
            case LocalTime time -> TIME.format(time);
            case Period months -> months(months.toTotalMonths());
            case Duration duration -> duration(duration);
            case List<?> list when type instanceof ArrayType(var element, var _) -> list(list, element);
            case Map<?, ?> map when type instanceof MapType(var key, var element, var _) -> map(map, key, element);
            case Row row when type instanceof StructType struct -> struct(row, struct);
            default -> value.toString();
        };
    }

    private String list(List<?> list, DataType element) {
        var text = new StringJoiner(",", "[", "]");
        list.forEach(item -> text.add(text(item, element, true)));
        return text.toString();
    }

    private String map(Map<?, ?> map, DataType key, DataType value) {
        var entries = new ArrayList<String>();
        map.forEach((from, to) -> entries.add(text(from, key, true) + ":" + text(to, value, true)));
        entries.sort(null);
        return "{" + String.join(",", entries) + "}";
    }

    private String struct(Row row, StructType type) {
        var text = new StringJoiner(",", "{", "}");
        int at = 0;
        for (StructField field : type.fields()) {
            text.add("\"" + field.name() + "\":" + text(row.get(at), field.dataType(), true));
            at++;
        }
        return text.toString();
    }

    private String bytes(byte[] bytes) {
        return switch (binary.toUpperCase(Locale.ROOT)) {
            case "BASIC" -> Arrays.toString(bytes);
            case "BASE64" -> Base64.getEncoder().withoutPadding().encodeToString(bytes);
            case "HEX" -> HexFormat.of().withUpperCase().formatHex(bytes);
            case "HEX_DISCRETE" -> "[" + HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes) + "]";
            default -> new String(bytes, StandardCharsets.UTF_8);
        };
    }

    private static String months(long months) {
        long size = Math.abs(months);
        return (months < 0 ? "-" : "") + size / MONTHS + "-" + size % MONTHS;
    }

    private static String duration(Duration duration) {
        var size = duration.abs();
        return String.format(Locale.ROOT, "%s%d %02d:%02d:%02d.%09d", duration.isNegative() ? "-" : "", size.toDays(),
                size.toHoursPart(), size.toMinutesPart(), size.toSecondsPart(), size.toNanosPart());
    }
}
