package dev.vonk.kernel.display;

import java.time.ZoneId;
import java.util.List;

/// A table as HTML: escaped text, `number` and `null` classes for the style to act on, no script and nothing fetched.
public final class TableHtml {
    /// The few rules the tables need; put once into a page's `<style>`. Colours come from the text around the table, so
    /// that light and dark pages both work.
    public static final String STYLE = """
            .vonk-table { border-collapse: collapse; font-size: 0.9em; font-variant-numeric: tabular-nums; }
            .vonk-table th, .vonk-table td { padding: 0.2em 0.7em; border-bottom: 1px solid rgba(128, 128, 128, 0.3); text-align: left; white-space: pre-wrap; }
            .vonk-table th { border-bottom: 2px solid rgba(128, 128, 128, 0.5); vertical-align: bottom; }
            .vonk-table th .type { display: block; font-weight: normal; font-size: 0.85em; opacity: 0.6; }
            .vonk-table .number { text-align: right; }
            .vonk-table .null { opacity: 0.5; font-style: italic; }
            .vonk-size { font-size: 0.85em; opacity: 0.7; margin: 0.3em 0; }
            """;

    private TableHtml() {}

    /// The table and a line about its size, to be placed in a page that has [#STYLE].
    public static String table(TableView view, ZoneId zone) {
        CellText text = new CellText(zone);
        StringBuilder out = new StringBuilder("<table class=\"vonk-table\">\n<thead>\n<tr>");
        for (TableColumn column : view.columns()) {
            out.append(column.rightAligned() ? "<th class=\"number\">" : "<th>");
            out.append(escape(column.name()));
            out.append("<span class=\"type\">").append(escape(column.type())).append("</span></th>");
        }
        out.append("</tr>\n</thead>\n<tbody>\n");
        for (List<?> row : view.rows()) {
            out.append("<tr>");
            for (int column = 0; column < row.size(); column++) {
                Object cell = row.get(column);
                boolean number = view.columns().get(column).rightAligned();
                out.append(open(number, cell == null)).append(escape(text.of(cell))).append("</td>");
            }
            out.append("</tr>\n");
        }
        out.append("</tbody>\n</table>\n<p class=\"vonk-size\">");
        return out.append(escape(view.sizeText())).append("</p>\n").toString();
    }

    /// A page of its own with nothing but the table.
    public static String page(TableView view, ZoneId zone) {
        return "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<style>\n" + STYLE
                + "</style>\n</head>\n<body>\n" + table(view, zone) + "</body>\n</html>\n";
    }

    /// Text made safe both between tags and inside a quoted attribute.
    public static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            switch (letter) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(letter);
            }
        }
        return out.toString();
    }

    private static String open(boolean number, boolean missing) {
        String classes = (number ? "number " : "") + (missing ? "null" : "");
        return classes.isEmpty() ? "<td>" : "<td class=\"" + classes.strip() + "\">";
    }
}
