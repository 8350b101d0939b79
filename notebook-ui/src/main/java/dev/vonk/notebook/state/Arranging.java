package dev.vonk.notebook.state;

import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.CellKind;
import java.util.ArrayList;
import java.util.List;

/// Cells that come and go: inserting, deleting, the clipboard.
final class Arranging {
    private static final String SQL = "%%sql\n";

    private Arranging() {}

    static Step insert(NotebookState state, Event.InsertCell insert, long now) {
        Cell cell = empty(state, insert.language(), now);
        int at = insert.below() ? behind(state) : state.indexOf(state.selected().getFirst());
        return Step.of(inserted(state, List.of(cell), at, "insert cell"), new Effect.Reveal(cell.id()));
    }

    static Step insertText(NotebookState state, String text, long now) {
        Cell cell = Transitions.fresh(state, CellKind.CODE, text, now);
        return Step.of(inserted(state, List.of(cell), behind(state), "insert cell"), new Effect.Reveal(cell.id()));
    }

    /// With an empty code cell at an index, being written.
    static NotebookState withEmpty(NotebookState state, int at, long now) {
        Cell cell = empty(state, CellLanguage.JAVA, now);
        NotebookState inserted = inserted(state, List.of(cell), at, "insert cell");
        return inserted.withSelection(new Selection(cell.id(), cell.id(), true, 0));
    }

    static Step delete(NotebookState state, String what, long now) {
        List<String> gone = state.selected();
        int from = state.indexOf(gone.getFirst());
        List<CellState> cells = new ArrayList<>(state.cells());
        cells.subList(from, from + gone.size()).clear();
        if (cells.isEmpty()) {
            cells.add(CellState.of(Transitions.fresh(state, CellKind.CODE, "", now)));
        }
        CellState active = cells.get(Math.min(from, cells.size() - 1));
        NotebookState after = state.withCells(cells)
                .withSelection(new Selection(active.id(), active.id(), false, active.source().length()));
        return Step.of(Stopping.withoutLostCells(state, Undoing.changed(state, Selecting.valid(after), what)));
    }

    static Step cut(NotebookState state, long now) {
        return copy(state).then(copied -> delete(copied, "cut cells", now));
    }

    static Step copy(NotebookState state) {
        return Step.of(state.withClipboard(Selecting.cells(state).stream().map(CellState::cell).toList()));
    }

    static Step paste(NotebookState state, boolean below, long now) {
        if (state.clipboard().isEmpty()) {
            return Step.of(state);
        }
        FreshIds ids = FreshIds.of(state.withClipboard(List.of()), now);
        List<Cell> pasted = new ArrayList<>();
        for (Cell cell : state.clipboard()) {
            pasted.add(ids.take(cell.id()) && !state.queue().isRunning(cell.id()) ? cell : cell.withId(ids.next()));
        }
        int at = below ? behind(state) : state.indexOf(state.selected().getFirst());
        NotebookState after = inserted(state, pasted, at, "paste cells");
        Cell last = pasted.getLast();
        return Step.of(
                after.withSelection(new Selection(last.id(), pasted.getFirst().id(), false, last.source().length())),
                new Effect.Reveal(last.id()));
    }

    /// The index behind the selected cells and what is folded away below them.
    static int behind(NotebookState state) {
        int last = state.indexOf(state.selected().getLast());
        int next = Selecting.visible(state, last, true);
        return next < 0 ? state.cells().size() : next;
    }

    private static NotebookState inserted(NotebookState state, List<Cell> more, int at, String what) {
        List<CellState> cells = new ArrayList<>(state.cells());
        cells.addAll(at, more.stream().map(CellState::of).toList());
        Cell first = more.getFirst();
        NotebookState after = state.withCells(cells)
                .withSelection(new Selection(first.id(), first.id(), false, first.source().length()));
        return Undoing.changed(state, Folding.unfolded(after, first.id()), what);
    }

    private static Cell empty(NotebookState state, CellLanguage language, long now) {
        return switch (language) {
            case JAVA -> Transitions.fresh(state, CellKind.CODE, "", now);
            case SQL -> Transitions.fresh(state, CellKind.CODE, SQL, now);
            case MARKDOWN -> Transitions.fresh(state, CellKind.MARKDOWN, "", now);
            case RAW -> Transitions.fresh(state, CellKind.RAW, "", now);
        };
    }
}
