package dev.vonk.notebook.state;

import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Notebook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

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
/// @param queue which cells wait for the kernel, and which one runs
/// @param autosave when the document was changed and saved by itself
public record NotebookState(
        List<CellState> cells, Notebook base, Selection selection, KernelState kernel, int nextCount, FileState file,
        Optional<FindState> find, History history, List<Cell> clipboard, RunQueue queue, Autosave autosave) {

    public NotebookState {
        cells = List.copyOf(cells);
        clipboard = List.copyOf(clipboard);
    }

    /// A notebook with nothing running and nothing saved by itself.
    public NotebookState(List<CellState> cells, Notebook base, Selection selection, KernelState kernel, int nextCount,
            FileState file, Optional<FindState> find, History history, List<Cell> clipboard) {
        this(cells, base, selection, kernel, nextCount, file, find, history, clipboard, RunQueue.EMPTY, Autosave.NEVER);
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

    /// The cells that a folded heading above them hides.
    public Set<String> hiddenBySections() {
        return Folding.hidden(cells);
    }

    NotebookState withCells(List<CellState> newCells) {
        return new NotebookState(newCells, base, selection, kernel, nextCount, file, find, history, clipboard, queue,
                autosave);
    }

    /// With one cell changed; as it is where there is no such cell.
    NotebookState withCell(String id, UnaryOperator<CellState> change) {
        int index = indexOf(id);
        if (index < 0) {
            return this;
        }
        CellState changed = change.apply(cells.get(index));
        if (changed == cells.get(index)) {
            return this;
        }
        List<CellState> newCells = new ArrayList<>(cells);
        newCells.set(index, changed);
        return withCells(newCells);
    }

    NotebookState withBase(Notebook newBase) {
        return new NotebookState(cells, newBase, selection, kernel, nextCount, file, find, history, clipboard, queue,
                autosave);
    }

    NotebookState withSelection(Selection newSelection) {
        if (newSelection.equals(selection)) {
            return this;
        }
        return new NotebookState(cells, base, newSelection, kernel, nextCount, file, find, history, clipboard, queue,
                autosave);
    }

    NotebookState withKernel(KernelState newKernel) {
        if (newKernel.equals(kernel)) {
            return this;
        }
        return new NotebookState(cells, base, selection, newKernel, nextCount, file, find, history, clipboard, queue,
                autosave);
    }

    NotebookState withNextCount(int newCount) {
        return new NotebookState(cells, base, selection, kernel, newCount, file, find, history, clipboard, queue,
                autosave);
    }

    NotebookState withFile(FileState newFile) {
        return new NotebookState(cells, base, selection, kernel, nextCount, newFile, find, history, clipboard, queue,
                autosave);
    }

    NotebookState withFind(Optional<FindState> newFind) {
        return new NotebookState(cells, base, selection, kernel, nextCount, file, newFind, history, clipboard, queue,
                autosave);
    }

    NotebookState withHistory(History newHistory) {
        return new NotebookState(cells, base, selection, kernel, nextCount, file, find, newHistory, clipboard, queue,
                autosave);
    }

    NotebookState withClipboard(List<Cell> newClipboard) {
        return new NotebookState(cells, base, selection, kernel, nextCount, file, find, history, newClipboard, queue,
                autosave);
    }

    NotebookState withQueue(RunQueue newQueue) {
        return new NotebookState(cells, base, selection, kernel, nextCount, file, find, history, clipboard, newQueue,
                autosave);
    }

    NotebookState withAutosave(Autosave newAutosave) {
        return new NotebookState(cells, base, selection, kernel, nextCount, file, find, history, clipboard, queue,
                newAutosave);
    }
}
