package dev.vonk.notebook.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The headings of a notebook's Markdown cells, in order.
public final class Outline {
    private static final Pattern HEADING = Pattern.compile(" {0,3}(#{1,6})(?:[ \\t]+(.*?))?(?:[ \\t]+#+)?[ \\t]*");
    private static final Pattern FENCE = Pattern.compile(" {0,3}(```|~~~).*");

    private Outline() {}

    /// @param level from 1 for the largest to 6
    public record Heading(String cell, int level, String text) {}

    public static List<Heading> of(NotebookState state) {
        List<Heading> headings = new ArrayList<>();
        state.cells().forEach(cell -> headings.addAll(headings(cell)));
        return headings;
    }

    /// The headings of one cell; none where it is no Markdown cell.
    public static List<Heading> headings(CellState cell) {
        List<Heading> headings = new ArrayList<>();
        if (cell.language() != CellLanguage.MARKDOWN || cell.source().indexOf('#') < 0) {
            return headings;
        }
        boolean code = false;
        for (String line : cell.source().split("\n", -1)) {
            code ^= FENCE.matcher(line).matches();
            Matcher heading = HEADING.matcher(line);
            if (!code && heading.matches()) {
                String text = heading.group(2) == null ? "" : heading.group(2);
                headings.add(new Heading(cell.id(), heading.group(1).length(), text));
            }
        }
        return headings;
    }

    /// The heading that makes a cell the head of a section: its first one.
    public static Optional<Heading> first(CellState cell) {
        return headings(cell).stream().findFirst();
    }
}
