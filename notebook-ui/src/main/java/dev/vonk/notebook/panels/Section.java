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
        List<String> beneath = new ArrayList<>();
        for (CellState cell : state.cells()) {
            if (cell.language().runs()) {
                beneath.add(cell.id());
            }
            for (Outline.Heading heading : Outline.headings(cell)) {
                if (!heading.text().isBlank()) {
                    close(sections, beneath);
                    sections.add(new Section(heading.cell(), heading.level(), plain(heading.text()), List.of()));
                }
            }
        }
        close(sections, beneath);
        return sections;
    }

    /// Gives the last section the cells beneath it, and forgets them.
    private static void close(List<Section> sections, List<String> beneath) {
        if (!sections.isEmpty()) {
            Section last = sections.removeLast();
            sections.add(new Section(last.cell(), last.level(), last.title(), beneath));
        }
        beneath.clear();
    }

    private static String plain(String markdown) {
        return markdown.replaceAll("!?\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                .replaceAll("\\*\\*|__|`|(?<!\\w)[*_]|[*_](?!\\w)", "");
    }
}
