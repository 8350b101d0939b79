package dev.vonk.kernel.document.export;

import dev.vonk.kernel.display.TableHtml;
import dev.vonk.kernel.document.JsonText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A table of a notebook, all its rows, as HTML that the page's script makes sortable. Without a script it is a plain
/// table that scrolls.
final class TableGrid {
    private static final String NUMBERS = "(tinyint|smallint|int|bigint|float|double|decimal)\\b.*";

    private TableGrid() {}

    /// @param table as [dev.vonk.kernel.display.TableJson] writes it, or anything else
    /// @param most  rows at most
    /// @return empty for what is no table
    static Optional<String> of(@Nullable Object table, int most) {
        if (!(table instanceof Map<?, ?> tree) || !(tree.get("schema") instanceof List<?> schema)
                || !(tree.get("rows") instanceof List<?> rows)) {
            return Optional.empty();
        }
        List<String[]> columns = schema.stream().map(TableGrid::column).toList();
        StringBuilder out = new StringBuilder(
                "<div class=\"table\"><div class=\"frame\">\n<table class=\"vonk-table grid\"");
        if (tree.get("total") instanceof Number total) {
            out.append(" data-total=\"").append(total.longValue()).append('"');
        }
        out.append(">\n<thead>\n<tr>");
        for (String[] column : columns) {
            out.append(column[1].matches(NUMBERS) ? "<th class=\"number\">" : "<th>").append(escape(column[0]))
                    .append("<span class=\"type\">").append(escape(column[1])).append("</span></th>");
        }
        out.append("</tr>\n</thead>\n<tbody>\n");
        for (Object row : rows.subList(0, Math.min(most, rows.size()))) {
            row(row instanceof List<?> cells ? cells : List.of(), columns, out);
        }
        return Optional.of(out.append("</tbody>\n</table>\n</div>\n<p class=\"vonk-size\">")
                .append(escape(size(tree, Math.min(most, rows.size()), rows.size()))).append("</p></div>\n")
                .toString());
    }

    private static void row(List<?> cells, List<String[]> columns, StringBuilder out) {
        out.append("<tr>");
        for (int index = 0; index < columns.size(); index++) {
            Object cell = index < cells.size() ? cells.get(index) : null;
            String classes = (columns.get(index)[1].matches(NUMBERS) ? "number " : "") + (cell == null ? "null" : "");
            out.append(classes.isBlank() ? "<td>" : "<td class=\"" + classes.strip() + "\">")
                    .append(escape(words(cell))).append("</td>");
        }
        out.append("</tr>\n");
    }

    private static String[] column(@Nullable Object field) {
        return field instanceof Map<?, ?> parts
                ? new String[]{String.valueOf(parts.get("name")), String.valueOf(parts.get("type"))}
                : new String[]{"", ""};
    }

    private static String words(@Nullable Object cell) {
        return switch (cell) {
            case null -> "NULL";
            case Map<?, ?> _,List<?> _ -> JsonText.pretty(cell).replaceAll("\\s*\n\\s*", " ");
            default -> cell.toString();
        };
    }

    private static String size(Map<?, ?> table, int shown, int known) {
        if (table.get("total") instanceof Number total && total.longValue() > shown) {
            return String.format(Locale.ROOT, "%,d of %,d rows shown", shown, total.longValue());
        }
        String counted = String.format(Locale.ROOT, "%,d %s", shown, shown == 1 ? "row" : "rows");
        return Boolean.TRUE.equals(table.get("more")) || known > shown ? counted + " shown, more available" : counted;
    }

    private static String escape(String text) {
        return TableHtml.escape(text);
    }
}
