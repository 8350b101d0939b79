package dev.vonk.kernel.display;

import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.type.StructType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The first rows of a table, as plain data for the renderers. Cells are `String`, `Boolean`, `Byte` to `Long`,
/// `Float`, `Double`, `BigDecimal`, `LocalDate`, `Instant`, `LocalDateTime`, `LocalTime`, `Duration`, `Period`,
/// `byte[]`, `List` (array), `Map`, [Row] (struct) and null.
///
/// @param more  whether the table goes on after these rows
/// @param total the number of rows of the whole table, where it is known
public record TableView(
        List<TableColumn> columns, List<List<@Nullable Object>> rows, boolean more, OptionalLong total) {

    public TableView {
        columns = List.copyOf(columns);
        List<List<@Nullable Object>> copy = new ArrayList<>(rows.size());
        for (List<@Nullable Object> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "A row of " + row.size() + " cells in a table of " + columns.size() + " columns");
            }
            copy.add(Collections.unmodifiableList(new ArrayList<>(row)));
        }
        rows = Collections.unmodifiableList(copy);
    }

    public static TableView of(List<TableColumn> columns, List<List<@Nullable Object>> rows, boolean more) {
        return new TableView(columns, rows, more, OptionalLong.empty());
    }

    /// The first rows of a table with this schema.
    ///
    /// Example: `TableView.of(frame.schema(), frame.takeAsList(20), true)`
    public static TableView of(StructType schema, List<Row> rows, boolean more) {
        List<TableColumn> columns = schema.fields().stream().map(TableColumn::of).toList();
        return of(columns, rows.stream().map(Row::toList).toList(), more);
    }

    /// The table with at most so many of these rows.
    public TableView first(int count) {
        return rows.size() <= count ? this : new TableView(columns, rows.subList(0, count), true, total);
    }

    /// The table's size in words: `3 rows`, `20 rows shown, more available`, `20 of 1,204 rows shown`.
    public String sizeText() {
        int shown = rows.size();
        if (total.isPresent() && total.getAsLong() > shown) {
            return String.format(Locale.ROOT, "%,d of %,d rows shown", shown, total.getAsLong());
        }
        String counted = String.format(Locale.ROOT, "%,d %s", shown, shown == 1 ? "row" : "rows");
        return more ? counted + " shown, more available" : counted;
    }
}
