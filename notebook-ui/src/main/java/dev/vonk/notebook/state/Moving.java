package dev.vonk.notebook.state;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Cells that change places. What a folded heading hides goes with it.
final class Moving {
    private Moving() {}

    static Step move(NotebookState state, Event.MoveCells move) {
        if (move.before() < 0 || move.before() > state.cells().size()) {
            return Step.of(state);
        }
        Set<String> moving = new HashSet<>(move.cells());
        return Step.of(moved(state, withHidden(state, moving), move.before()));
    }

    static Step moveSelected(NotebookState state, boolean down) {
        Set<String> moving = withHidden(state, new HashSet<>(state.selected()));
        List<Integer> places = new ArrayList<>();
        for (int index = 0; index < state.cells().size(); index++) {
            if (moving.contains(state.cells().get(index).id())) {
                places.add(index);
            }
        }
        int neighbour = down
                ? Selecting.visible(state, places.getLast(), true)
                : Selecting.visible(state, places.getFirst(), false);
        if (neighbour < 0) {
            return Step.of(state);
        }
        int behind = Selecting.visible(state, neighbour, true);
        int before = down ? behind : neighbour;
        NotebookState after = moved(state, moving, before < 0 ? state.cells().size() : before);
        return Step.of(after, new Effect.Reveal(after.selection().active()));
    }

    private static NotebookState moved(NotebookState state, Set<String> moving, int before) {
        List<CellState> above = new ArrayList<>();
        List<CellState> block = new ArrayList<>();
        List<CellState> below = new ArrayList<>();
        for (int index = 0; index < state.cells().size(); index++) {
            CellState cell = state.cells().get(index);
            if (moving.contains(cell.id())) {
                block.add(cell);
            } else if (index < before) {
                above.add(cell);
            } else {
                below.add(cell);
            }
        }
        List<CellState> cells = new ArrayList<>(above);
        cells.addAll(block);
        cells.addAll(below);
        if (cells.equals(state.cells())) {
            return state;
        }
        return Undoing.changed(state, state.withCells(cells), "move cells");
    }

    private static Set<String> withHidden(NotebookState state, Set<String> moving) {
        Set<String> hidden = state.hiddenBySections();
        Set<String> all = new HashSet<>();
        boolean follows = false;
        for (CellState cell : state.cells()) {
            boolean goes = moving.contains(cell.id());
            follows = hidden.contains(cell.id()) ? follows || goes : goes;
            if (follows) {
                all.add(cell.id());
            }
        }
        return all;
    }
}
