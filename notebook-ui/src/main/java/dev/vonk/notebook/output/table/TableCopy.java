package dev.vonk.notebook.output.table;

import dev.vonk.notebook.output.grid.GridSelection;
import dev.vonk.notebook.output.rows.TableField;
import dev.vonk.notebook.output.rows.TableRows;
import dev.vonk.notebook.output.tree.ValueText;
import java.util.List;
import java.util.stream.Collectors;

/// Selected cells as text: tabs between cells, a line for each row.
///
/// @param rows how many rows are in it
/// @param missing how many selected rows are not here and so were left out
record TableCopy(String text, long rows, long missing) {
    private static final long MOST_ROWS = 100_000;

    static TableCopy of(TableRows table, GridSelection selection, List<TableField> fields, boolean withHead) {
        StringBuilder out = new StringBuilder();
        if (withHead) {
            out.append(fields.stream().map(field -> flat(field.name())).collect(Collectors.joining("\t"))).append('\n');
        }
        long copied = 0;
        long last = Math.min(selection.lastRow(), table.count() - 1);
        for (long index = selection.firstRow(); index <= last && copied < MOST_ROWS; index++) {
            List<?> row = table.row(index);
            if (row != null) {
                out.append(fields.stream().map(field -> item(row, field)).collect(Collectors.joining("\t")))
                        .append('\n');
                copied++;
            }
        }
        boolean oneCell = !withHead && copied == 1 && fields.size() == 1;
        String text = oneCell ? out.substring(0, out.length() - 1) : out.toString();
        return new TableCopy(text, copied, Math.max(0, last - selection.firstRow() + 1 - copied));
    }

    private static String item(List<?> row, TableField field) {
        Object item = row.get(field.index());
        return item == null ? "" : flat(ValueText.of(item));
    }

    private static String flat(String text) {
        return text.replace('\t', ' ').replace("\r", "").replace('\n', ' ');
    }
}
