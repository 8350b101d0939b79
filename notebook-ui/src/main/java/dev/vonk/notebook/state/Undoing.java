package dev.vonk.notebook.state;

import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.CellKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// Steps of undo: remembered, taken back, done again.
final class Undoing {
    private static final int MOST = 1_000;

    private Undoing() {}

    /// The state after a change that can be undone.
    static NotebookState changed(NotebookState before, NotebookState after, String what) {
        return after.withHistory(remembered(before, after, what, "", 0));
    }

    /// The history with the document as it was.
    ///
    /// @param typing the cell in which further typing belongs to the same step; empty for none
    static History remembered(NotebookState before, NotebookState after, String what, String typing, long now) {
        List<History.Entry> past = new ArrayList<>(before.history().past());
        List<Cell> last = past.isEmpty() ? List.of() : past.getLast().cells();
        if (past.size() >= MOST) {
            past.removeFirst();
        }
        past.add(new History.Entry(what, kept(before.cells(), after, last), before.selection()));
        return before.history().withSteps(past, List.of()).withTyping(typing, now);
    }

    /// With what is known of the runs of cells that a change took away.
    static NotebookState remembered(NotebookState before, NotebookState after) {
        Map<String, CellState> gone = new LinkedHashMap<>();
        for (int index = 0; index < before.cells().size(); index++) {
            CellState cell = before.cells().get(index);
            if (cell.ranText().isEmpty()) {
                continue;
            }
            boolean inPlace = index < after.cells().size() && after.cells().get(index).id().equals(cell.id());
            CellState heir = inPlace ? after.cells().get(index) : after.cell(cell.id()).orElse(null);
            if (heir == null || heir.cell().kind() != cell.cell().kind()) {
                boolean outdated = before.queue().outdated().contains(cell.id())
                        || before.queue().orphans().containsKey(cell.id());
                gone.put(cell.id(), settled(cell).withStale(outdated));
            }
        }
        if (gone.isEmpty()) {
            return after;
        }
        Map<String, CellState> all = new LinkedHashMap<>(after.history().gone());
        all.keySet().removeAll(gone.keySet());
        all.putAll(gone);
        return after.withHistory(after.history().withGone(all));
    }

    /// A cell that was taken away does not run or wait any more when it comes back.
    private static CellState settled(CellState cell) {
        CellState bare = cell.withCell(cell.cell().withRun(OptionalInt.empty(), List.of()));
        return switch (cell.run()) {
            case RUNNING, QUEUED -> bare.finished(RunState.IDLE, cell.took().orElse(Duration.ZERO));
            case IDLE, DONE, FAILED, INTERRUPTED -> bare;
        };
    }

    static Step undo(NotebookState state) {
        if (!state.history().canUndo()) {
            return Step.of(state);
        }
        List<History.Entry> past = new ArrayList<>(state.history().past());
        List<History.Entry> future = new ArrayList<>(state.history().future());
        History.Entry entry = past.removeLast();
        NotebookState restored = restored(state, entry);
        future.add(new History.Entry(entry.what(), kept(state.cells(), restored, entry.cells()), state.selection()));
        return gone(state, restored.withHistory(state.history().withSteps(past, future)));
    }

    static Step redo(NotebookState state) {
        if (!state.history().canRedo()) {
            return Step.of(state);
        }
        List<History.Entry> past = new ArrayList<>(state.history().past());
        List<History.Entry> future = new ArrayList<>(state.history().future());
        History.Entry entry = future.removeLast();
        NotebookState restored = restored(state, entry);
        past.add(new History.Entry(entry.what(), kept(state.cells(), restored, entry.cells()), state.selection()));
        return gone(state, restored.withHistory(state.history().withSteps(past, future)));
    }

    private static Step gone(NotebookState before, NotebookState restored) {
        return Step.of(Stopping.withoutLostCells(before, restored), new Effect.Reveal(restored.selection().active()));
    }

    /// The cells as an entry holds them. Outputs are left out where the cell lives on with its own: so a thousand entries
    /// do not hold a thousand times what was shown.
    ///
    /// @param like cells of an entry beside it; the same ones are used again
    private static List<Cell> kept(List<CellState> cells, NotebookState after, List<Cell> like) {
        Map<String, CellState> living = byId(after.cells());
        List<Cell> kept = new ArrayList<>(cells.size());
        for (int index = 0; index < cells.size(); index++) {
            Cell cell = cells.get(index).cell();
            CellState heir = living.get(cell.id());
            boolean bare = cell.outputs().isEmpty() && cell.executionCount().isEmpty();
            if (bare || heir == null || heir.cell().kind() != CellKind.CODE) {
                kept.add(cell);
                continue;
            }
            Cell beside = index < like.size() ? like.get(index) : cell;
            kept.add(isSame(beside, cell) ? beside : cell.withRun(OptionalInt.empty(), List.of()));
        }
        return kept;
    }

    private static boolean isSame(Cell beside, Cell cell) {
        return beside.outputs().isEmpty() && beside.executionCount().isEmpty() && beside.id().equals(cell.id())
                && beside.kind() == cell.kind() && beside.source().equals(cell.source())
                && beside.metadata() == cell.metadata() && beside.origin() == cell.origin();
    }

    private static NotebookState restored(NotebookState state, History.Entry entry) {
        Map<String, CellState> living = byId(state.cells());
        List<CellState> cells = new ArrayList<>(entry.cells().size());
        for (Cell cell : entry.cells()) {
            CellState present = living.get(cell.id());
            cells.add(present == null ? returned(state, cell) : restored(state, present, cell));
        }
        return state.withCells(cells).withSelection(entry.selection());
    }

    /// A cell that is there: its text goes back, its outputs and its folding stay.
    private static CellState restored(NotebookState state, CellState present, Cell former) {
        Cell cell = present.cell();
        if (cell.kind() == former.kind()) {
            return cell.source().equals(former.source()) ? present : present.withSource(former.source());
        }
        if (former.kind() == CellKind.CODE || cell.kind() == CellKind.CODE) {
            return returned(state, former.withMetadata(cell.metadata()));
        }
        return present.withCell(cell.withKind(former.kind()).withSource(former.source()));
    }

    /// A cell that comes back as it went; it may be that the kernel has not ended with it.
    private static CellState returned(NotebookState state, Cell cell) {
        CellState former = state.history().gone().get(cell.id());
        CellState returned = former == null || former.cell().kind() != cell.kind()
                ? CellState.of(cell)
                : former.withCell(cell);
        return state.queue().isRunning(cell.id()) ? returned.withRun(RunState.RUNNING) : returned;
    }

    private static Map<String, CellState> byId(List<CellState> cells) {
        Map<String, CellState> byId = new HashMap<>();
        cells.forEach(cell -> byId.put(cell.id(), cell));
        return byId;
    }
}
