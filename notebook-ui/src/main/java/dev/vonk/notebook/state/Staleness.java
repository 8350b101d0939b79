package dev.vonk.notebook.state;

import dev.vonk.kernel.protocol.CellEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which cells would not give the same if they ran now. A cell is stale if
///
/// - its text was changed since it ran,
/// - a name that it read was given another value since, or nothing gives it one any more,
/// - or a cell that it reads from is stale.
///
/// A cell reads a name from the cells above it that declare or assign it; where there are none, from those below.
final class Staleness {
    private Staleness() {}

    /// After a cell has run: those that read what it declares are outdated, it itself is not.
    static NotebookState ran(NotebookState state, RunQueue.Running run, CellEvent.Ending ending) {
        if (ending == CellEvent.Ending.TAKEN_BACK || state.indexOf(run.cell()) < 0) {
            return state;
        }
        CellState cell = state.cell(run.cell()).orElseThrow();
        Set<String> outdated = new HashSet<>(state.queue().outdated());
        outdated.remove(run.cell());
        Map<String, Set<String>> orphans = new HashMap<>(state.queue().orphans());
        orphans.remove(run.cell());
        int place = state.indexOf(run.cell());
        for (int index = 0; index < state.cells().size(); index++) {
            CellState reader = state.cells().get(index);
            if (index != place && reads(reader, cell.defines()) && (place < index || !gives(reader, cell.defines()))) {
                outdated.add(reader.id());
            }
        }
        Map<String, CellState> gone = new LinkedHashMap<>(state.history().gone());
        gone.replaceAll((_, former) -> reads(former, cell.defines()) ? former.withStale(true) : former);
        return state.withHistory(state.history().withGone(gone))
                .withQueue(state.queue().withOutdated(outdated).withOrphans(orphans));
    }

    /// The marks after any change.
    static NotebookState renewed(NotebookState before, NotebookState after) {
        if (isUnchanged(before, after)) {
            return after;
        }
        NotebookState known = withoutLostNames(before, after);
        Set<String> stale = stale(known);
        List<CellState> cells = new ArrayList<>(known.cells().size());
        boolean same = true;
        for (CellState cell : known.cells()) {
            boolean now = stale.contains(cell.id());
            same &= now == cell.stale();
            cells.add(now == cell.stale() ? cell : cell.withStale(now));
        }
        return same ? known : known.withCells(cells);
    }

    private static Set<String> stale(NotebookState state) {
        Deque<CellState> open = new ArrayDeque<>();
        Set<String> stale = new HashSet<>();
        for (CellState cell : state.cells()) {
            boolean outdated = cell.ranText().isPresent() && (state.queue().outdated().contains(cell.id())
                    || state.queue().orphans().containsKey(cell.id()));
            if ((cell.isEdited() || outdated) && stale.add(cell.id())) {
                open.add(cell);
            }
        }
        Map<String, List<CellState>> readers = open.isEmpty() ? Map.of() : readers(state);
        while (!open.isEmpty()) {
            for (CellState reader : readers.getOrDefault(open.remove().id(), List.of())) {
                if (stale.add(reader.id())) {
                    open.add(reader);
                }
            }
        }
        return stale;
    }

    /// For each cell those that read from it.
    private static Map<String, List<CellState>> readers(NotebookState state) {
        Map<String, List<String>> all = new HashMap<>();
        state.cells().forEach(cell -> cell.defines()
                .forEach(name -> all.computeIfAbsent(name, _ -> new ArrayList<>()).add(cell.id())));
        Map<String, List<String>> above = new HashMap<>();
        Map<String, List<CellState>> readers = new HashMap<>();
        for (CellState cell : state.cells()) {
            for (String name : cell.uses()) {
                boolean own = cell.defines().contains(name);
                List<String> givers = above.getOrDefault(name, own ? List.of() : all.getOrDefault(name, List.of()));
                givers.forEach(giver -> readers.computeIfAbsent(giver, _ -> new ArrayList<>()).add(cell));
            }
            cell.defines().forEach(name -> above.computeIfAbsent(name, _ -> new ArrayList<>()).add(cell.id()));
        }
        return readers;
    }

    /// Readers of names that no cell declares any more are orphans until one does so again; a cell that comes back stale is
    /// outdated; cells that are gone are not remembered.
    private static NotebookState withoutLostNames(NotebookState before, NotebookState after) {
        Set<String> given = new HashSet<>();
        after.cells().forEach(cell -> given.addAll(cell.defines()));
        Set<String> lost = new HashSet<>();
        before.cells().forEach(cell -> lost.addAll(cell.defines()));
        lost.removeAll(given);
        Set<String> known = new HashSet<>();
        before.cells().stream().filter(cell -> cell.ranText().isPresent()).forEach(cell -> known.add(cell.id()));
        Set<String> outdated = new HashSet<>();
        Map<String, Set<String>> orphans = new HashMap<>();
        for (CellState cell : after.cells()) {
            boolean returned = !known.contains(cell.id()) && cell.stale() && cell.ranText().isPresent();
            if (after.queue().outdated().contains(cell.id()) || returned) {
                outdated.add(cell.id());
            }
            Set<String> missing = new HashSet<>(after.queue().orphans().getOrDefault(cell.id(), Set.of()));
            missing.removeAll(given);
            if (cell.ranText().isPresent()) {
                cell.uses().stream().filter(lost::contains).forEach(missing::add);
            }
            if (!missing.isEmpty()) {
                orphans.put(cell.id(), missing);
            }
        }
        boolean same = outdated.equals(after.queue().outdated()) && orphans.equals(after.queue().orphans());
        return same ? after : after.withQueue(after.queue().withOutdated(outdated).withOrphans(orphans));
    }

    private static boolean reads(CellState cell, Set<String> names) {
        return cell.ranText().isPresent() && cell.uses().stream().anyMatch(names::contains);
    }

    private static boolean gives(CellState cell, Set<String> names) {
        return cell.defines().stream().anyMatch(names::contains);
    }

    private static boolean isUnchanged(NotebookState before, NotebookState after) {
        if (before.cells().size() != after.cells().size() || before.queue().outdated() != after.queue().outdated()
                || before.queue().orphans() != after.queue().orphans()) {
            return false;
        }
        for (int index = 0; index < after.cells().size(); index++) {
            CellState old = before.cells().get(index);
            CellState cell = after.cells().get(index);
            boolean same = old == cell || old.id().equals(cell.id()) && old.defines() == cell.defines()
                    && old.uses() == cell.uses() && old.isEdited() == cell.isEdited();
            if (!same) {
                return false;
            }
        }
        return true;
    }
}
