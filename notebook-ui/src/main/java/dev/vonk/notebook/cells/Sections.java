package dev.vonk.notebook.cells;

import dev.vonk.notebook.state.CellLanguage;
import dev.vonk.notebook.state.CellState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Headings of Markdown cells, and what is folded away behind them.
final class Sections {
    private static final int NONE = 0;

    private Sections() {}

    /// The level of the heading that a cell begins with, from 1; 0 where it begins with none.
    static int level(CellState cell) {
        if (cell.language() != CellLanguage.MARKDOWN) {
            return NONE;
        }
        String text = cell.source().stripLeading();
        int level = 0;
        while (level < text.length() && text.charAt(level) == '#') {
            level++;
        }
        boolean heading = level > 0 && level <= 6 && level < text.length() && text.charAt(level) == ' ';
        return heading ? level : NONE;
    }

    /// How many cells each folded heading hides, by the heading's id; a cell in it that is hidden has the value -1.
    static Map<String, Integer> hidden(List<CellState> cells) {
        Map<String, Integer> hidden = new LinkedHashMap<>();
        Optional<CellState> folded = Optional.empty();
        int foldedLevel = NONE;
        for (CellState cell : cells) {
            int level = level(cell);
            if (folded.isPresent() && (level == NONE || level > foldedLevel)) {
                hidden.merge(folded.get().id(), 1, Integer::sum);
                hidden.put(cell.id(), -1);
                continue;
            }
            folded = level != NONE && cell.isSectionFolded() ? Optional.of(cell) : Optional.empty();
            foldedLevel = level;
        }
        return hidden;
    }
}
