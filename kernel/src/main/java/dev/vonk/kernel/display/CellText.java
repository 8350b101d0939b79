package dev.vonk.kernel.display;

import dev.vonk.runtime.data.Row;
import java.lang.reflect.Array;
import java.math.BigDecimal;
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
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The text of one table cell, letter for letter as Spark's `show` writes it: `NULL`, plain decimals, `[a, b]` for
/// arrays, `{k -> v}` for maps, `{a, b}` for structs, `[01 FF]` for bytes, timestamps in the session's time zone.
public record CellText(ZoneId zone) {
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter();
    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .append(TIME)
            .toFormatter();
    private static final HexFormat BYTES = HexFormat.ofDelimiter(" ").withUpperCase();

    public String of(@Nullable Object value) {
        return switch (value) {
            case null -> "NULL";
            case String text -> text;
            case BigDecimal decimal -> decimal.toPlainString();
            case LocalDate date -> DateTimeFormatter.ISO_LOCAL_DATE.format(date);
            case Instant instant -> DATE_TIME.format(LocalDateTime.ofInstant(instant, zone));
            case LocalDateTime dateTime -> DATE_TIME.format(dateTime);
            case LocalTime time -> TIME.format(time);
            case Duration duration -> dayTime(duration);
            case Period period -> yearMonth(period);
            case byte[] bytes -> "[" + BYTES.formatHex(bytes) + "]";
            case Row struct -> joined(struct.toList(), "{", "}");
            case List<?> list -> joined(list, "[", "]");
            case Map<?, ?> map -> map.entrySet().stream()
                    .map(entry -> of(entry.getKey()) + " -> " + of(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
            case Object array when array.getClass().isArray() -> joined(elements(array), "[", "]");
            default -> value.toString();
        };
    }

    /// The text with line breaks, tabs and bells written as escapes, so that a cell stays on its line.
    public static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            switch (letter) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\f' -> out.append("\\f");
                case '\b' -> out.append("\\b");
                case '\u000B' -> out.append("\\v");
                case '\u0007' -> out.append("\\a");
                default -> out.append(letter);
            }
        }
        return out.toString();
    }

    private String joined(List<?> items, String start, String end) {
        Function<@Nullable Object, String> text = this::of;
        return items.stream().map(text).collect(Collectors.joining(", ", start, end));
    }

    private static List<@Nullable Object> elements(Object array) {
        return IntStream.range(0, Array.getLength(array))
                .<@Nullable Object>mapToObj(index -> Array.get(array, index))
                .toList();
    }

    private static String dayTime(Duration duration) {
        Duration size = duration.abs();
        String fraction = size.getNano() == 0
                ? ""
                : "." + "%09d".formatted(size.getNano()).replaceAll("0+$", "");
        return "INTERVAL '%s%d %02d:%02d:%02d%s' DAY TO SECOND"
                .formatted(
                        duration.isNegative() ? "-" : "",
                        size.toDays(),
                        size.toHoursPart(),
                        size.toMinutesPart(),
                        size.toSecondsPart(),
                        fraction);
    }

    private static String yearMonth(Period period) {
        long months = period.toTotalMonths();
        String sign = months < 0 ? "-" : "";
        return "INTERVAL '%s%d-%d' YEAR TO MONTH".formatted(sign, Math.abs(months) / 12, Math.abs(months) % 12);
    }
}
