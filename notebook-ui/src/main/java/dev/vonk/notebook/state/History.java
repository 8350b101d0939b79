package dev.vonk.notebook.state;

import dev.vonk.kernel.document.Cell;
import java.util.List;

/// The documents that undo and redo lead to. Cells share their texts, so an entry is small.
///
/// @param past the newest last
/// @param future the next one last
/// @param typing the cell whose typing goes on in the newest entry; empty where the next edit begins an entry
/// @param typedAt when it was typed last, in milliseconds since 1970
public record History(List<Entry> past, List<Entry> future, String typing, long typedAt) {
    public static final History EMPTY = new History(List.of(), List.of(), "", 0);

    /// A document as it was before a change. Runs are not undone: a cell keeps the outputs it has now where it is
    /// still there.
    ///
    /// @param what the change, as the menu names it: `typing`, `delete cell`
    public record Entry(String what, List<Cell> cells, Selection selection) {
        public Entry {
            cells = List.copyOf(cells);
        }
    }

    public boolean canUndo() {
        return !past.isEmpty();
    }

    public boolean canRedo() {
        return !future.isEmpty();
    }
}
