package dev.vonk.notebook.state;

import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.JsonObject;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Inputs, outputs and sections that are folded away. It is kept in the file, as Jupyter keeps it, and is no step of
/// undo.
final class Folding {
    private static final String JUPYTER = "jupyter";
    private static final String SECTION = "vonk_section_folded";

    private Folding() {}

    static Step input(NotebookState state, Event.FoldInput fold) {
        return Step.of(state.withCell(fold.cell(), cell -> cell.isInputFolded() == fold.folded()
                ? cell
                : cell.withCell(jupyter(cell.cell(), "source_hidden", fold.folded()))));
    }

    static Step output(NotebookState state, Event.FoldOutput fold) {
        return Step.of(state.withCell(fold.cell(), cell -> cell.isOutputFolded() == fold.folded()
                ? cell
                : cell.withCell(jupyter(cell.cell(), "outputs_hidden", fold.folded()))));
    }

    static Step section(NotebookState state, Event.FoldSection fold) {
        return Step.of(state.withCell(fold.cell(), cell -> withSection(cell, fold.folded())));
    }

    /// With everything unfolded that hides a cell.
    static NotebookState unfolded(NotebookState state, String cell) {
        NotebookState after = state;
        while (after.hiddenBySections().contains(cell)) {
            int heading = Selecting.visible(after, after.indexOf(cell), false);
            if (heading < 0) {
                return after;
            }
            after = after.withCell(after.cells().get(heading).id(), folded -> withSection(folded, false));
        }
        return after;
    }

    /// The cells below folded headings, up to the next heading of the same level or a larger one.
    static Set<String> hidden(List<CellState> cells) {
        Set<String> hidden = new HashSet<>();
        int level = 0;
        for (CellState cell : cells) {
            if (level == 0 && !cell.isSectionFolded()) {
                continue;
            }
            Optional<Outline.Heading> heading = Outline.first(cell);
            if (heading.isPresent() && heading.get().level() <= level) {
                level = 0;
            }
            if (level > 0) {
                hidden.add(cell.id());
            } else if (heading.isPresent() && cell.isSectionFolded()) {
                level = heading.get().level();
            }
        }
        return hidden;
    }

    private static CellState withSection(CellState cell, boolean folded) {
        if (cell.isSectionFolded() == folded) {
            return cell;
        }
        JsonObject metadata = cell.cell().metadata();
        return cell
                .withCell(cell.cell().withMetadata(folded ? metadata.with(SECTION, true) : metadata.without(SECTION)));
    }

    private static Cell jupyter(Cell cell, String flag, boolean folded) {
        Map<String, @Nullable Object> flags = new LinkedHashMap<>();
        if (cell.metadata().toMap().get(JUPYTER) instanceof Map<?, ?> present) {
            present.forEach((key, value) -> flags.put(String.valueOf(key), value));
        }
        if (folded) {
            flags.put(flag, true);
        } else {
            flags.remove(flag);
        }
        JsonObject metadata = cell.metadata();
        return cell.withMetadata(flags.isEmpty() ? metadata.without(JUPYTER) : metadata.with(JUPYTER, flags));
    }
}
