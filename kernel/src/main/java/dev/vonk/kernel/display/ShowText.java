package dev.vonk.kernel.display;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A table exactly as Spark 4's `show` prints it. As there, the text has no line break of its own after the last line:
/// print it with `println`.
public final class ShowText {
    private static final int MINIMUM_WIDTH = 3;

    private ShowText() {}

    /// The boxed form.
    ///
    /// @param truncate cut cells to this many characters and align all cells right; 0 keeps them whole, aligned left
    public static String table(TableView view, int truncate, ZoneId zone) {
        List<List<String>> lines = lines(view, truncate, zone);
        int[] widths = new int[view.columns().size()];
        Arrays.fill(widths, MINIMUM_WIDTH);
        for (List<String> line : lines) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], TextWidth.halfWidths(line.get(column)));
            }
        }
        List<String> rules = Arrays.stream(widths).mapToObj("-"::repeat).toList();
        String rule = "+" + String.join("+", rules) + "+\n";
        StringBuilder out = new StringBuilder(rule);
        for (int index = 0; index < lines.size(); index++) {
            out.append('|').append(String.join("|", padded(lines.get(index), widths, truncate > 0)));
            out.append("|\n").append(index == 0 ? rule : "");
        }
        return out.append(rule).append(footer(view)).toString();
    }

    /// The vertical form: one line per cell, one `-RECORD n-` block per row.
    public static String vertical(TableView view, int truncate, ZoneId zone) {
        List<List<String>> lines = lines(view, truncate, zone);
        List<String> names = lines.getFirst();
        List<List<String>> rows = lines.subList(1, lines.size());
        if (rows.isEmpty()) {
            return "(0 rows)";
        }
        int nameWidth = widest(names);
        int valueWidth = rows.stream().mapToInt(ShowText::widest).max().orElse(MINIMUM_WIDTH);
        StringBuilder out = new StringBuilder();
        for (int row = 0; row < rows.size(); row++) {
            String head = "-RECORD " + row;
            out.append(head).append("-".repeat(Math.max(0, nameWidth + valueWidth + 5 - head.length())));
            out.append('\n');
            for (int column = 0; column < names.size(); column++) {
                out.append(' ').append(padRight(names.get(column), nameWidth)).append(" | ");
                out.append(padRight(rows.get(row).get(column), valueWidth)).append(" \n");
            }
            if (names.isEmpty()) {
                out.append('\n');
            }
        }
        return out.append(footer(view)).toString();
    }

    private static String footer(TableView view) {
        int shown = view.rows().size();
        return view.more() ? "only showing top " + shown + (shown == 1 ? " row" : " rows") : "";
    }

    private static List<List<String>> lines(TableView view, int truncate, ZoneId zone) {
        CellText text = new CellText(zone);
        List<List<String>> lines = new ArrayList<>();
        lines.add(view.columns().stream()
                .map(column -> CellText.escaped(column.name()))
                .toList());
        for (List<?> row : view.rows()) {
            List<String> line = new ArrayList<>(row.size());
            row.forEach(cell -> line.add(truncated(CellText.escaped(text.of(cell)), truncate)));
            lines.add(line);
        }
        return lines;
    }

    /// Spark counts UTF-16 units; where its cut would halve a surrogate pair, ours takes the whole pair away.
    private static String truncated(String text, int truncate) {
        if (truncate <= 0 || text.length() <= truncate) {
            return text;
        }
        int kept = truncate < 4 ? truncate : truncate - 3;
        int end = Character.isHighSurrogate(text.charAt(kept - 1)) ? kept - 1 : kept;
        return text.substring(0, end) + (truncate < 4 ? "" : "...");
    }

    private static List<String> padded(List<String> cells, int[] widths, boolean right) {
        List<String> padded = new ArrayList<>(cells.size());
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            padded.add(right ? padLeft(cell, widths[column]) : padRight(cell, widths[column]));
        }
        return padded;
    }

    private static String padLeft(String cell, int width) {
        return " ".repeat(width - TextWidth.halfWidths(cell)) + cell;
    }

    private static String padRight(String cell, int width) {
        return cell + " ".repeat(width - TextWidth.halfWidths(cell));
    }

    private static int widest(List<String> cells) {
        return cells.stream().mapToInt(TextWidth::halfWidths).reduce(MINIMUM_WIDTH, Math::max);
    }
}
