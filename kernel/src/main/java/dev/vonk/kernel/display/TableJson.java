package dev.vonk.kernel.display;

import dev.vonk.runtime.data.Row;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A table as a JSON tree, for front ends that draw tables themselves:
///
///     {"schema": [{"name": "id", "type": "bigint"}, ...], "rows": [[1, "Ann"], ...], "more": true, "total": 1204}
///
/// Numbers that JSON readers would round (longs beyond 2^53, decimals) and those JSON lacks (`NaN`, `Infinity`) are
/// written as strings, as are dates, timestamps and bytes, in the letters of [CellText]. A text of more than 10,000
/// characters is cut and ends in `…`, and where all rows together would be very long only the first are there.
public final class TableJson {
    private static final long EXACT_IN_DOUBLE = 1L << 53;
    private static final int MOST_CHARACTERS = 10_000;
    private static final long MOST_CHARACTERS_OF_A_TABLE = 8_000_000;
    private static final int CHARACTERS_OF_A_NUMBER = 8;

    private TableJson() {}

    public static Map<String, @Nullable Object> of(TableView view, ZoneId zone) {
        CellText text = new CellText(zone);
        List<@Nullable Object> schema = new ArrayList<>();
        view.columns().forEach(column -> schema.add(field(column)));
        List<@Nullable Object> rows = new ArrayList<>();
        long characters = 0;
        for (List<@Nullable Object> row : view.rows()) {
            List<@Nullable Object> items = items(row, text);
            characters += characters(items);
            if (characters > MOST_CHARACTERS_OF_A_TABLE && !rows.isEmpty()) {
                break;
            }
            rows.add(items);
        }
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("schema", schema);
        tree.put("rows", rows);
        tree.put("more", view.more() || rows.size() < view.rows().size());
        view.total().ifPresent(total -> tree.put("total", total));
        return tree;
    }

    /// One row's items, as they stand in `rows`.
    public static List<@Nullable Object> row(List<?> row, ZoneId zone) {
        return items(row, new CellText(zone));
    }

    private static Map<String, @Nullable Object> field(TableColumn column) {
        Map<String, @Nullable Object> field = new LinkedHashMap<>();
        field.put("name", column.name());
        field.put("type", column.type());
        return field;
    }

    private static @Nullable Object value(@Nullable Object cell, CellText text) {
        return switch (cell) {
            case null -> null;
            case Boolean flag -> flag;
            case Long number when Math.abs(number) > EXACT_IN_DOUBLE || number == Long.MIN_VALUE -> number.toString();
            case BigDecimal decimal -> decimal.toPlainString();
            case BigInteger integer -> integer.toString();
            case Double number when !Double.isFinite(number) -> number.toString();
            case Float number when !Float.isFinite(number) -> number.toString();
            case Number number -> number;
            case Row struct -> object(struct.schema().names(), struct.toList(), text);
            case List<?> list -> items(list, text);
            case Map<?, ?> map ->
                object(
                        map.keySet().stream().<String>map(text::of).toList(),
                        new ArrayList<>(map.values()),
                        text);
            default -> shortened(text.of(cell));
        };
    }

    private static long characters(@Nullable Object item) {
        return switch (item) {
            case String words -> words.length();
            case List<?> list -> list.stream().mapToLong(TableJson::characters).sum();
            case Map<?, ?> map -> map.values().stream().mapToLong(TableJson::characters).sum();
            case null, default -> CHARACTERS_OF_A_NUMBER;
        };
    }

    private static String shortened(String text) {
        if (text.length() <= MOST_CHARACTERS) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MOST_CHARACTERS - 1)) ? MOST_CHARACTERS - 1 : MOST_CHARACTERS;
        return text.substring(0, end) + "…";
    }

    private static List<@Nullable Object> items(List<?> list, CellText text) {
        List<@Nullable Object> items = new ArrayList<>(list.size());
        list.forEach(item -> items.add(value(item, text)));
        return items;
    }

    private static Map<String, @Nullable Object> object(List<String> names, List<?> values, CellText text) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int index = 0; index < names.size(); index++) {
            object.put(names.get(index), value(values.get(index), text));
        }
        return object;
    }
}
