package dev.vonk.kernel.display;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// A table for the terminal: types under the names, numbers at the right, nulls told apart from the text "null", cut to
/// the terminal's width. Where columns do not fit even when narrowed, those in the middle give way to one `…` column.
///
///     ┌────┬────────┐
///     │ id │ name   │
///     │ int│ string │
///     ├────┼────────┤
///     │  1 │ Ann    │
///     └────┴────────┘
///     1 row
public final class PreviewText {
    /// Stands for null: a letter that data hardly ever holds by itself.
    public static final String NULL = "∅";

    private static final int NARROWEST = 8;
    private static final int READABLE = 20;
    private static final int GAP = -1;

    private final TableView view;
    private final DisplayLimits limits;
    private final List<TableColumn> columns;
    private final List<List<String>> cells;

    private PreviewText(TableView view, DisplayLimits limits) {
        this.view = view;
        this.limits = limits;
        this.columns = view.columns();
        CellText text = new CellText(limits.zone());
        this.cells = view.rows().stream()
                .map(row -> row.stream()
                        .map(cell -> cell == null ? NULL : visible(text.of(cell)))
                        .toList())
                .toList();
    }

    /// The table and its footer, without a line break at the end.
    public static String of(TableView view, DisplayLimits limits) {
        return new PreviewText(view, limits).render();
    }

    private String render() {
        int[] natural = naturalWidths();
        int[] narrowed = narrowed(natural);
        boolean fits = totalWidth(narrowed) <= limits.width();
        int[] widths = fits ? narrowed : IntStream.of(natural).map(width -> Math.min(width, READABLE)).toArray();
        List<Integer> shown = shownColumns(widths);
        StringBuilder out = new StringBuilder();
        if (!columns.isEmpty()) {
            out.append(rule("┌", "┬", "┐", shown, widths));
            out.append(line(shown, column -> bold(columns.get(column).name(), column, widths)));
            out.append(line(shown, column -> dim(columns.get(column).type(), column, widths)));
            out.append(rule("├", "┼", "┤", shown, widths));
            for (int row = 0; row < cells.size(); row++) {
                int current = row;
                out.append(line(shown, column -> cell(current, column, widths)));
            }
            out.append(rule("└", "┴", "┘", shown, widths));
        }
        return out.append(limits.styling().dim(footer(shown))).toString();
    }

    private String footer(List<Integer> shown) {
        long hidden = columns.size() - shown.stream().filter(column -> column != GAP).count();
        if (hidden == 0) {
            return view.sizeText();
        }
        return String.format(
                Locale.ROOT, "%s; %,d of %,d columns hidden", view.sizeText(), hidden, columns.size());
    }

    private int[] naturalWidths() {
        int[] widths = new int[columns.size()];
        for (int column = 0; column < widths.length; column++) {
            TableColumn head = columns.get(column);
            int widest = Math.max(width(visible(head.name())), width(visible(head.type())));
            for (List<String> row : cells) {
                widest = Math.max(widest, width(row.get(column)));
            }
            widths[column] = Math.min(widest, Math.max(limits.cellWidth(), NARROWEST));
        }
        return widths;
    }

    /// Takes width from the widest columns first, so that one long text does not push short numbers out. Where even
    /// that is not enough, columns will be hidden, and those left should then be readable: see [#READABLE].
    private int[] narrowed(int[] natural) {
        int[] widths = natural.clone();
        for (int excess = totalWidth(widths) - limits.width(); excess > 0; excess--) {
            int widest = 0;
            for (int column = 1; column < widths.length; column++) {
                widest = widths[column] > widths[widest] ? column : widest;
            }
            if (widths.length == 0 || widths[widest] <= NARROWEST) {
                return widths;
            }
            widths[widest]--;
        }
        return widths;
    }

    private static int totalWidth(int[] widths) {
        return 1 + IntStream.of(widths).map(width -> width + 3).sum();
    }

    /// The columns that fit, first ones and last ones in turn, with [#GAP] between them where some are left out.
    private List<Integer> shownColumns(int[] widths) {
        if (totalWidth(widths) <= limits.width()) {
            return IntStream.range(0, widths.length).boxed().toList();
        }
        int room = limits.width() - 1 - 4;
        List<Integer> left = new ArrayList<>();
        List<Integer> right = new ArrayList<>();
        int first = 0;
        int last = widths.length - 1;
        while (first <= last) {
            boolean fromLeft = left.size() <= right.size();
            int column = fromLeft ? first++ : last--;
            room -= widths[column] + 3;
            if (room < 0 && !left.isEmpty()) {
                break;
            }
            if (fromLeft) {
                left.add(column);
            } else {
                right.addFirst(column);
            }
        }
        List<Integer> shown = new ArrayList<>(left);
        if (left.size() + right.size() < widths.length) {
            shown.add(GAP);
        }
        shown.addAll(right);
        return shown;
    }

    private String bold(String text, int column, int[] widths) {
        return aligned(TextWidth.cut(visible(text), widths[column]), column, widths, limits.styling()::bold);
    }

    private String dim(String text, int column, int[] widths) {
        return aligned(TextWidth.cut(visible(text), widths[column]), column, widths, limits.styling()::dim);
    }

    private String cell(int row, int column, int[] widths) {
        String text = TextWidth.cut(cells.get(row).get(column), widths[column]);
        boolean isNull = view.rows().get(row).get(column) == null;
        return aligned(text, column, widths, isNull ? limits.styling()::dim : unstyled -> unstyled);
    }

    private String aligned(String text, int column, int[] widths, UnaryOperator<String> style) {
        String padding = " ".repeat(widths[column] - width(text));
        return columns.get(column).rightAligned() ? padding + style.apply(text) : style.apply(text) + padding;
    }

    private String line(List<Integer> shown, IntFunction<String> text) {
        String bar = limits.styling().dim("│");
        StringBuilder out = new StringBuilder(bar);
        for (int column : shown) {
            out.append(' ').append(column == GAP ? "…" : text.apply(column)).append(' ').append(bar);
        }
        return out.append('\n').toString();
    }

    private String rule(String start, String cross, String end, List<Integer> shown, int[] widths) {
        List<String> parts = shown.stream()
                .map(column -> "─".repeat((column == GAP ? 1 : widths[column]) + 2))
                .toList();
        return limits.styling().dim(start + String.join(cross, parts) + end) + "\n";
    }

    private static int width(String text) {
        return TextWidth.columns(text);
    }

    /// Control characters would move the cursor or recolour the terminal: they are written out.
    private static String visible(String text) {
        String escaped = CellText.escaped(text);
        if (escaped.chars().noneMatch(Character::isISOControl)) {
            return escaped;
        }
        StringBuilder out = new StringBuilder();
        escaped.chars()
                .forEach(letter -> out.append(
                        Character.isISOControl(letter)
                                ? String.format(Locale.ROOT, "\\u%04x", letter)
                                : String.valueOf((char) letter)));
        return out.toString();
    }
}
