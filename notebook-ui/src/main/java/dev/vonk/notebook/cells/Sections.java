package dev.vonk.notebook.cells;

import dev.vonk.notebook.state.CellState;
import dev.vonk.notebook.state.NotebookState;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// What is folded away behind headings.
final class Sections {
    private Sections() {}

    /// How many cells each folded heading hides, by the heading's id.
    static Map<String, Integer> hidden(NotebookState state) {
        Map<String, Integer> counts = new HashMap<>();
        Set<String> hidden = state.hiddenBySections();
        String heading = "";
        for (CellState cell : state.cells()) {
            if (hidden.contains(cell.id())) {
                counts.merge(heading, 1, Integer::sum);
            } else {
                heading = cell.id();
            }
        }
        return counts;
    }
}
