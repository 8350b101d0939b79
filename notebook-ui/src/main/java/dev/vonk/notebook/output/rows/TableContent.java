package dev.vonk.notebook.output.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A table as an output holds it, see [dev.vonk.kernel.display.TableJson].
///
/// @param rows the first rows
/// @param more whether there are others behind them
/// @param total how many rows there are in all, where that is known
/// @param name what the kernel calls the table; empty where it keeps none
/// @param json the whole as it was read
public record TableContent(
        List<TableField> fields, List<List<?>> rows, boolean more, OptionalLong total, Optional<String> name,
        Map<?, ?> json) {

    public TableContent {
        fields = List.copyOf(fields);
        rows = List.copyOf(rows);
    }

    /// Empty where this is no table.
    public static Optional<TableContent> of(@Nullable Object json) {
        if (!(json instanceof Map<?, ?> map) || !(map.get("schema") instanceof List<?> schema)
                || !(map.get("rows") instanceof List<?> items)) {
            return Optional.empty();
        }
        List<TableField> fields = new ArrayList<>();
        for (Object item : schema) {
            if (!(item instanceof Map<?, ?> field)) {
                return Optional.empty();
            }
            fields.add(new TableField(fields.size(), String.valueOf(field.get("name")),
                    String.valueOf(field.get("type"))));
        }
        List<List<?>> rows = new ArrayList<>();
        for (Object item : items) {
            if (!(item instanceof List<?> row) || row.size() != fields.size()) {
                return Optional.empty();
            }
            rows.add(row);
        }
        OptionalLong total = map.get("total") instanceof Number number
                ? OptionalLong.of(number.longValue())
                : OptionalLong.empty();
        Optional<String> name = map.get("table") instanceof String text ? Optional.of(text) : Optional.empty();
        return Optional.of(new TableContent(fields, rows, Boolean.TRUE.equals(map.get("more")), total, name, map));
    }
}
