package dev.vonk.notebook.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Which cells are selected, and whether the active one is being written.
final class Selecting {
    private Selecting() {}

    static Step select(NotebookState state, Event.Select select) {
        return state.indexOf(select.cell()) < 0
                ? Step.of(state)
                : Step.of(moved(state, select.cell(), select.extend()));
    }

    static Step neighbour(NotebookState state, Event.SelectNeighbour neighbour) {
        int index = visible(state, state.indexOf(state.selection().active()), neighbour.down());
        if (index < 0) {
            return Step.of(state.withSelection(state.selection().withEditing(false)));
        }
        String cell = state.cells().get(index).id();
        return Step.of(moved(state, cell, neighbour.extend()), new Effect.Reveal(cell));
    }

    static Step all(NotebookState state) {
        CellState first = state.cells().getFirst();
        String last = state.cells().getLast().id();
        return Step.of(Typing.ended(state).withSelection(new Selection(first.id(), last, false, end(first))));
    }

    static Step edge(NotebookState state, boolean last) {
        int from = last ? state.cells().size() : -1;
        int index = visible(state, from, !last);
        String cell = state.cells().get(index).id();
        return Step.of(moved(state, cell, false), new Effect.Reveal(cell));
    }

    static Step beginEdit(NotebookState state, Event.BeginEdit begin) {
        int index = state.indexOf(begin.cell());
        if (index < 0) {
            return Step.of(state);
        }
        CellState cell = state.cells().get(index);
        boolean active = state.selection().active().equals(cell.id());
        int where = begin.caret() < 0 && active ? state.selection().caret() : begin.caret();
        int caret = where < 0 ? end(cell) : Typing.caret(where, cell.source());
        NotebookState ready = active && caret == state.selection().caret() ? state : Typing.ended(state);
        NotebookState shown = Folding.unfolded(ready, cell.id());
        return Step.of(shown.withSelection(new Selection(cell.id(), cell.id(), true, caret)));
    }

    /// With one cell selected, in command mode.
    static NotebookState only(NotebookState state, String cell) {
        return moved(state, cell, false);
    }

    /// The index of the next cell from here that no folded section hides; -1 where there is none.
    static int visible(NotebookState state, int from, boolean down) {
        Set<String> hidden = state.hiddenBySections();
        int step = down ? 1 : -1;
        for (int index = from + step; index >= 0 && index < state.cells().size(); index += step) {
            if (!hidden.contains(state.cells().get(index).id())) {
                return index;
            }
        }
        return -1;
    }

    /// A selection of cells that are there, the active one in sight.
    static NotebookState valid(NotebookState state) {
        Selection selection = state.selection();
        Set<String> hidden = state.hiddenBySections();
        int active = state.indexOf(selection.active());
        if (active < 0) {
            int shown = visible(state, -1, true);
            return state.withSelection(Selection.of(state.cells().get(Math.max(shown, 0)).id()));
        }
        if (hidden.contains(selection.active())) {
            int heading = visible(state, active, false);
            return state.withSelection(Selection.of(state.cells().get(Math.max(heading, 0)).id()));
        }
        String anchor = state.indexOf(selection.anchor()) < 0 ? selection.active() : selection.anchor();
        int caret = Typing.caret(selection.caret(), state.cells().get(active).source());
        return state.withSelection(new Selection(selection.active(), anchor, selection.editing(), caret));
    }

    /// The selected cells as they stand, from top to bottom.
    static List<CellState> cells(NotebookState state) {
        List<String> ids = state.selected();
        int from = state.indexOf(ids.getFirst());
        return state.cells().subList(from, from + ids.size());
    }

    /// The cells for which something holds, by id.
    static List<String> ids(List<CellState> cells, Predicate<CellState> which) {
        List<String> ids = new ArrayList<>();
        cells.stream().filter(which).map(CellState::id).forEach(ids::add);
        return ids;
    }

    private static NotebookState moved(NotebookState state, String id, boolean extend) {
        Selection selection = state.selection();
        String anchor = extend ? selection.anchor() : id;
        CellState cell = state.cells().get(state.indexOf(id));
        int caret = id.equals(selection.active()) ? selection.caret() : end(cell);
        NotebookState shown = Folding.unfolded(Typing.ended(state), id);
        return shown.withSelection(new Selection(id, anchor, false, caret));
    }

    private static int end(CellState cell) {
        return cell.source().length();
    }
}
