package dev.vonk.notebook.state;

import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Notebook;
import java.util.List;
import java.util.Optional;

/// An open notebook.
///
/// @param cells never empty: a notebook without cells is opened with an empty one
/// @param base the notebook as it was opened, for everything but its cells
/// @param selection which cells are selected, and whether the active one is being written
/// @param kernel how the kernel stands
/// @param nextCount the number that the next cell to run gets in its brackets
/// @param file where the notebook lies and what of it is saved
/// @param find the open search, where there is one
/// @param history what undo and redo lead to
/// @param clipboard the cells that were cut or copied last
public record NotebookState(
        List<CellState> cells, Notebook base, Selection selection, KernelState kernel, int nextCount, FileState file,
        Optional<FindState> find, History history, List<Cell> clipboard) {

    public NotebookState {
        cells = List.copyOf(cells);
        clipboard = List.copyOf(clipboard);
    }

    /// The notebook as it would be saved.
    public Notebook document() {
        return base.withCells(cells.stream().map(CellState::cell).toList());
    }

    /// The index of a cell, or -1.
    public int indexOf(String id) {
        for (int index = 0; index < cells.size(); index++) {
            if (cells.get(index).id().equals(id)) {
                return index;
            }
        }
        return -1;
    }

    public Optional<CellState> cell(String id) {
        int index = indexOf(id);
        return index < 0 ? Optional.empty() : Optional.of(cells.get(index));
    }

    /// The cell that keys and commands are meant for.
    public CellState active() {
        return cells.get(indexOf(selection.active()));
    }

    /// The ids of the selected cells from top to bottom: those from the anchor to the active one.
    public List<String> selected() {
        int active = indexOf(selection.active());
        int anchor = indexOf(selection.anchor());
        int from = Math.min(active, anchor < 0 ? active : anchor);
        int to = Math.max(active, anchor);
        return cells.subList(from, to + 1).stream().map(CellState::id).toList();
    }

    public boolean isDirty() {
        return file.revision() != file.savedRevision();
    }
}
