package dev.vonk.notebook.state;

import dev.vonk.kernel.document.Cell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The documents that undo and redo lead to. Cells share their texts, so an entry is small.
///
/// @param past the newest last
/// @param future the next one last
/// @param typing the cell whose typing goes on in the newest entry; empty where the next edit begins an entry
/// @param typedAt when it was typed last, in milliseconds since 1970
/// @param gone the cells that ran and are not there any more, by id, without their outputs: what undo brings back has
///     still run, since the kernel forgets nothing with a cell
public record History(List<Entry> past, List<Entry> future, String typing, long typedAt, Map<String, CellState> gone) {
    public static final History EMPTY = new History(List.of(), List.of(), "", 0, Map.of());

    private static final int MOST_GONE = 1_000;

    public History {
        gone = new LinkedHashMap<>(gone);
        while (gone.size() > MOST_GONE) {
            gone.remove(gone.keySet().iterator().next());
        }
    }

    /// A document as it was before a change. Runs are not undone: a cell keeps the outputs it has now where it is
    /// still there.
    ///
    /// @param what the change, as the menu names it: `typing`, `delete cell`
    public record Entry(String what, List<Cell> cells, Selection selection) {
        public Entry {
            cells = List.copyOf(cells);
        }
    }

    /// With other steps; the next edit begins a new one.
    History withSteps(List<Entry> newPast, List<Entry> newFuture) {
        return new History(newPast, newFuture, "", 0, gone);
    }

    /// With the cell in which further typing belongs to the newest entry.
    History withTyping(String cell, long now) {
        return new History(past, future, cell, now, gone);
    }

    History withGone(Map<String, CellState> newGone) {
        return new History(past, future, typing, typedAt, newGone);
    }

    public boolean canUndo() {
        return !past.isEmpty();
    }

    public boolean canRedo() {
        return !future.isEmpty();
    }
}
