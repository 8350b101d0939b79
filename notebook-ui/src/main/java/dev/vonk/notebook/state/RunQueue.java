package dev.vonk.notebook.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The cells that wait for the kernel and the one it runs. The kernel gets one cell at a time, so that a cell that fails
/// holds back those behind it, and one that waits can be taken back.
///
/// @param waiting in the order in which they will run
/// @param running what the kernel has; empty between runs
/// @param lastRun the number of the newest run: cells that were asked for together
/// @param outdated cells that read something which has been given another value since
/// @param orphans for cells that read names which no cell gives any more, these names
public record RunQueue(List<Waiting> waiting, Optional<Running> running, long lastRun, Set<String> outdated,
        Map<String, Set<String>> orphans) {
    public static final RunQueue EMPTY = new RunQueue(List.of(), Optional.empty(), 0, Set.of(), Map.of());

    public RunQueue {
        waiting = List.copyOf(waiting);
        outdated = Set.copyOf(outdated);
        orphans = Map.copyOf(orphans);
    }

    /// @param text what will run: the text as it was when the cell was asked for
    /// @param former how the cell stood before; it stands so again if it is taken back
    public record Waiting(String cell, String text, long run, RunState former) {}

    /// @param name what the kernel calls this run
    /// @param showsFormer whether the outputs of the run before still stand, since nothing has come yet
    /// @param printed what it has printed so far
    /// @param charts what the user kept of the run before and has no table yet
    public record Running(String cell, String name, String text, long run, RunState former, boolean showsFormer,
            Printed printed, KeptCharts charts) {

        Running withShowsFormer(boolean newShowsFormer) {
            return new Running(cell, name, text, run, former, newShowsFormer, printed, charts);
        }

        Running withPrinted(Printed newPrinted) {
            return new Running(cell, name, text, run, former, showsFormer, newPrinted, charts);
        }

        Running withCharts(KeptCharts newCharts) {
            return new Running(cell, name, text, run, former, showsFormer, printed, newCharts);
        }
    }

    public boolean isWaiting(String cell) {
        return waiting.stream().anyMatch(next -> next.cell().equals(cell));
    }

    public boolean isRunning(String cell) {
        return running.isPresent() && running.get().cell().equals(cell);
    }

    RunQueue withWaiting(List<Waiting> newWaiting) {
        return new RunQueue(newWaiting, running, lastRun, outdated, orphans);
    }

    RunQueue withRunning(Optional<Running> newRunning) {
        return new RunQueue(waiting, newRunning, lastRun, outdated, orphans);
    }

    RunQueue withOutdated(Set<String> newOutdated) {
        return new RunQueue(waiting, running, lastRun, newOutdated, orphans);
    }

    RunQueue withOrphans(Map<String, Set<String>> newOrphans) {
        return new RunQueue(waiting, running, lastRun, outdated, newOrphans);
    }

    /// With more cells at the end, as a run of their own.
    RunQueue with(List<Waiting> more) {
        List<Waiting> all = new ArrayList<>(waiting);
        all.addAll(more);
        return new RunQueue(all, running, lastRun + 1, outdated, orphans);
    }

    /// With a cell that waits standing otherwise if it is taken back.
    RunQueue withFormer(String cell, RunState former) {
        return withWaiting(waiting.stream().map(next -> next.cell().equals(cell)
                ? new Waiting(cell, next.text(), next.run(), former)
                : next).toList());
    }

    /// After the user deleted an output of a cell.
    RunQueue withoutOutput(String cell, int index) {
        return isRunning(cell)
                ? withRunning(running.map(run -> run.withPrinted(run.printed().without(index))))
                : this;
    }

    /// After the user deleted all outputs of a cell.
    RunQueue withoutOutputs(String cell) {
        return isRunning(cell)
                ? withRunning(running.map(run -> run.withShowsFormer(false)
                        .withPrinted(Printed.NOTHING).withCharts(KeptCharts.NONE)))
                : this;
    }
}
