package dev.vonk.notebook.panels;

import dev.vonk.notebook.state.CellState;
import dev.vonk.notebook.state.NotebookState;
import dev.vonk.notebook.state.Outline;
import java.util.ArrayList;
import java.util.List;

/// A heading of the notebook and the cells beneath it.
///
/// @param cell the cell that the heading stands in
/// @param level 1 for `#` to 6
/// @param title without the marks of emphasis, code and links
/// @param runnable the cells that can run between it and the next heading of any level
record Section(String cell, int level, String title, List<String> runnable) {

    Section {
        runnable = List.copyOf(runnable);
    }

    /// In the order of the notebook; headings without a text are left out.
    static List<Section> of(NotebookState state) {
        List<Section> sections = new ArrayList<>();
        for (CellState cell : state.cells()) {
            if (cell.language().runs() && !sections.isEmpty()) {
                sections.add(sections.removeLast().with(cell.id()));
            }
            Outline.headings(cell).stream().filter(heading -> !heading.text().isBlank()).forEach(heading -> sections
                    .add(new Section(heading.cell(), heading.level(), plain(heading.text()), List.of())));
        }
        return sections;
    }

    private Section with(String cellBeneath) {
        List<String> more = new ArrayList<>(runnable);
        more.add(cellBeneath);
        return new Section(cell, level, title, more);
    }

    private static String plain(String markdown) {
        return markdown.replaceAll("!?\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                .replaceAll("\\*\\*|__|`|(?<!\\w)[*_]|[*_](?!\\w)", "");
    }
}
