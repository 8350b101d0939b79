package dev.vonk.notebook.panels;

import dev.vonk.notebook.state.CellLanguage;
import dev.vonk.notebook.state.CellState;
import dev.vonk.notebook.state.NotebookState;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A heading of the notebook's Markdown, in the order of the notebook.
///
/// @param cell the cell it stands in
/// @param level 1 for `#` to 6
/// @param runnable the cells that can run between it and the next heading
record Heading(String cell, int level, String title, List<String> runnable) {
    private static final Pattern LINE = Pattern.compile(" {0,3}(#{1,6})[ \\t]+(.*?)(?:[ \\t]+#+)?[ \\t]*");
    private static final Pattern FENCE = Pattern.compile(" {0,3}(?:```|~~~).*");

    Heading {
        runnable = List.copyOf(runnable);
    }

    static List<Heading> of(NotebookState state) {
        List<Heading> headings = new ArrayList<>();
        List<String> runnable = new ArrayList<>();
        for (CellState cell : state.cells()) {
            if (cell.language().runs()) {
                runnable.add(cell.id());
            } else if (cell.language() == CellLanguage.MARKDOWN) {
                addAll(cell, headings, runnable);
            }
        }
        close(headings, runnable);
        return headings;
    }

    private static void addAll(CellState cell, List<Heading> headings, List<String> runnable) {
        boolean code = false;
        for (String line : cell.source().lines().toList()) {
            if (FENCE.matcher(line).matches()) {
                code = !code;
                continue;
            }
            Matcher heading = LINE.matcher(line);
            if (!code && heading.matches() && !heading.group(2).isBlank()) {
                close(headings, runnable);
                headings.add(new Heading(cell.id(), heading.group(1).length(), plain(heading.group(2)), List.of()));
            }
        }
    }

    /// The cells since the last heading are that heading's.
    private static void close(List<Heading> headings, List<String> runnable) {
        if (!headings.isEmpty()) {
            Heading last = headings.removeLast();
            headings.add(new Heading(last.cell, last.level, last.title, runnable));
        }
        runnable.clear();
    }

    /// Without the marks of emphasis, code and links.
    private static String plain(String markdown) {
        return markdown.replaceAll("!?\\[([^\\]]*)\\]\\([^)]*\\)", "$1").replaceAll("\\*\\*|__|`|(?<!\\w)[*_]|[*_](?!\\w)", "");
    }
}
