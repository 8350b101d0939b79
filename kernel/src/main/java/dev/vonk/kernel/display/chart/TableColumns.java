package dev.vonk.kernel.display.chart;

import dev.vonk.kernel.display.chart.specification.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The columns and rows of a table in JSON, as charts see them.
record TableColumns(List<Column> columns, List<List<?>> rows, String part) {
    private static final Set<String> NUMBERS = Set.of("tinyint", "smallint", "int", "bigint", "float", "double",
            "decimal", "byte", "short", "integer", "long");
    private static final Set<String> MOMENTS = Set.of("date", "timestamp", "timestamp_ntz", "timestamp_ltz");

    /// @param type `QUANTITATIVE`, `TEMPORAL` or `NOMINAL`
    record Column(int number, String name, Channel.Type type) {}

    static TableColumns of(Map<String, ? extends @Nullable Object> table) {
        List<Column> columns = new ArrayList<>();
        if (table.get("schema") instanceof List<?> schema) {
            for (Object field : schema) {
                if (field instanceof Map<?, ?> parts && parts.get("name") instanceof String name) {
                    columns.add(new Column(columns.size(), name, type(parts.get("type"))));
                }
            }
        }
        List<List<?>> rows = new ArrayList<>();
        if (table.get("rows") instanceof List<?> list) {
            list.forEach(row -> rows.add(row instanceof List<?> cells ? cells : List.of()));
        }
        return new TableColumns(columns, rows, part(table, rows.size()));
    }

    private static Channel.Type type(@Nullable Object type) {
        String name = String.valueOf(type).toLowerCase(Locale.ROOT).replaceAll("[^a-z_].*", "");
        if (NUMBERS.contains(name)) {
            return Channel.Type.QUANTITATIVE;
        }
        return MOMENTS.contains(name) ? Channel.Type.TEMPORAL : Channel.Type.NOMINAL;
    }

    private static String part(Map<String, ? extends @Nullable Object> table, int rows) {
        if (table.get("total") instanceof Number total && total.longValue() > rows) {
            return String.format(Locale.ROOT, "The first %,d of %,d rows", rows, total.longValue());
        }
        return Boolean.TRUE.equals(table.get("more")) ? String.format(Locale.ROOT, "The first %,d rows", rows) : "";
    }

    /// @throws IllegalArgumentException where no column has this name
    Column named(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The table has no column \"" + name + "\"; it has "
                        + String.join(", ", columns.stream().map(Column::name).toList())));
    }

    @Nullable
    Object cell(int row, Column column) {
        List<?> cells = rows.get(row);
        return column.number() < cells.size() ? cells.get(column.number()) : null;
    }
}
