package dev.vonk.kernel.display;

import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.type.StructType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Collected rows of one schema read as a table.
final class RowTable {
    private RowTable() {}

    static Optional<TableView> of(List<?> values, int total) {
        if (values.isEmpty() || !(values.getFirst() instanceof Row first)) {
            return Optional.empty();
        }
        StructType schema = first.schema();
        List<Row> rows = values.stream()
                .filter(Row.class::isInstance)
                .map(Row.class::cast)
                .filter(row -> row.schema().equals(schema))
                .toList();
        if (rows.size() < values.size()) {
            return Optional.empty();
        }
        TableView view = TableView.of(schema, rows, total > rows.size());
        return Optional.of(new TableView(view.columns(), view.rows(), view.more(), OptionalLong.of(total)));
    }
}
