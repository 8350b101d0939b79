package dev.vonk.notebook.state;

import dev.vonk.kernel.client.RunOutputs;
import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.CellKind;
import dev.vonk.kernel.document.Output;
import dev.vonk.kernel.protocol.CellEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;

/// What the kernel tells about the cell that runs.
final class Hearing {
    private Hearing() {}

    static Step heard(NotebookState state, CellEvent event, long now) {
        Optional<RunQueue.Running> running = state.queue().running()
                .filter(run -> run.name().equals(event.cell()));
        if (running.isEmpty()) {
            return Step.of(state);
        }
        RunQueue.Running run = running.get();
        return switch (event) {
            case CellEvent.Started _ -> Step.of(state.withCell(run.cell(), cell -> started(cell, run, now)));
            case CellEvent.Output output -> Step.of(printed(state, run, output, now));
            case CellEvent.Warned _,CellEvent.Displayed _,CellEvent.Result _ -> Step.of(added(state, event));
            case CellEvent.Failed failed -> Step.of(failed(added(state, event), run, failed));
            case CellEvent.Progress progress -> Step.of(
                    state.withCell(run.cell(), cell -> cell.withProgress(progress)));
            case CellEvent.Dependencies names -> Step.of(state.withCell(run.cell(),
                    cell -> cell.withNames(Set.copyOf(names.defines()), Set.copyOf(names.uses()))));
            case CellEvent.Finished finished -> finished(state, run, finished);
        };
    }

    /// What was printed and waits to be shown is shown if it has waited long enough.
    static Step shown(NotebookState state, long now) {
        boolean due = state.queue().running().isPresent() && state.queue().running().get().printed().isDue(now);
        return Step.of(due ? flushed(state, now) : state);
    }

    /// Everything that was printed is shown.
    static NotebookState settled(NotebookState state) {
        return flushed(state, 0);
    }

    private static CellState started(CellState cell, RunQueue.Running run, long now) {
        if (cell.cell().kind() != CellKind.CODE) {
            return cell;
        }
        CellState started = cell.started(run.text(), now);
        Cell numbered = started.cell().withRun(OptionalInt.of(Integer.parseInt(run.name())), cell.cell().outputs());
        return started.withCell(numbered);
    }

    private static NotebookState printed(NotebookState state, RunQueue.Running run, CellEvent.Output output,
            long now) {
        NotebookState ready = run.printed().takes(output.stream()) ? state : flushed(state, now);
        Printed more = ready.queue().running().orElseThrow().printed().with(output.stream(), output.text());
        NotebookState kept = withPrinted(ready, more);
        return more.isDue(now) ? flushed(kept, now) : kept;
    }

    private static NotebookState flushed(NotebookState state, long now) {
        Optional<RunQueue.Running> running = state.queue().running();
        if (running.isEmpty() || running.get().printed().isShown()) {
            return state;
        }
        NotebookState ready = withoutFormer(state);
        RunQueue.Running run = ready.queue().running().orElseThrow();
        Optional<CellState> cell = code(ready, run.cell());
        if (cell.isEmpty()) {
            return withPrinted(ready, Printed.NOTHING);
        }
        Printed.Shown shown = run.printed().shown(cell.get().cell().outputs(), now);
        return withPrinted(ready.withCell(run.cell(), old -> old.withOutputs(shown.outputs())), shown.printed());
    }

    private static NotebookState added(NotebookState state, CellEvent event) {
        NotebookState ready = withoutFormer(settled(state));
        RunQueue.Running run = ready.queue().running().orElseThrow();
        Optional<CellState> cell = code(ready, run.cell());
        Optional<Output> output = RunOutputs.of(event, Integer.parseInt(run.name()));
        if (cell.isEmpty() || output.isEmpty()) {
            return ready;
        }
        NotebookState more = with(ready, output.get());
        Optional<Map<?, ?>> table = KeptCharts.table(output.get());
        if (table.isEmpty() || run.charts().charts().isEmpty()) {
            return more;
        }
        KeptCharts due = run.charts().ofLast(more.cell(run.cell()).orElseThrow().cell().outputs());
        NotebookState drawn = withRunning(more, now -> now.withCharts(now.charts().without(due)));
        for (Output chart : due.over(table.get())) {
            drawn = with(drawn, chart);
        }
        return drawn;
    }

    /// With one more output of the cell that runs.
    private static NotebookState with(NotebookState state, Output output) {
        RunQueue.Running run = state.queue().running().orElseThrow();
        List<Output> outputs = state.cell(run.cell()).orElseThrow().cell().outputs();
        Printed.Shown shown = run.printed().added(outputs, output);
        return withPrinted(state.withCell(run.cell(), old -> old.withOutputs(shown.outputs())), shown.printed());
    }

    /// With lines in the place of kept charts whose table did not come.
    static NotebookState withWaitingCharts(NotebookState state) {
        Optional<RunQueue.Running> running = state.queue().running();
        if (running.isEmpty() || code(state, running.get().cell()).isEmpty()) {
            return state;
        }
        NotebookState after = withRunning(state, run -> run.withCharts(KeptCharts.NONE));
        for (Output line : running.get().charts().waiting()) {
            after = with(after, line);
        }
        return after;
    }

    private static NotebookState failed(NotebookState state, RunQueue.Running run, CellEvent.Failed failed) {
        int line = failed.place() == null || !failed.problems().isEmpty() ? 0 : failed.place().line();
        return state.withCell(run.cell(), cell -> cell.source().equals(run.text())
                ? cell.withProblems(failed.problems(), line)
                : cell);
    }

    private static Step finished(NotebookState state, RunQueue.Running run, CellEvent.Finished finished) {
        NotebookState settled = settled(state);
        if (finished.ending() != CellEvent.Ending.TAKEN_BACK) {
            settled = withWaitingCharts(withoutFormer(settled));
        }
        NotebookState ended = settled.withQueue(settled.queue().withRunning(Optional.empty()));
        NotebookState stopped = finished.ending() == CellEvent.Ending.OK
                ? ended
                : Stopping.takenBack(ended, next -> next.run() == run.run());
        NotebookState marked = Staleness.ran(stopped.withCell(run.cell(), cell -> ended(cell, run, finished)), run,
                finished.ending());
        return Running.pumped(marked.queue().isWaiting(run.cell()) ? again(marked, run.cell()) : marked);
    }

    /// With a cell that has just ended and waits again.
    private static NotebookState again(NotebookState state, String id) {
        RunState ended = state.cell(id).map(CellState::run).orElse(RunState.IDLE);
        return state.withQueue(state.queue().withFormer(id, ended))
                .withCell(id, cell -> cell.withRun(RunState.QUEUED));
    }

    private static CellState ended(CellState cell, RunQueue.Running run, CellEvent.Finished finished) {
        if (cell.cell().kind() != CellKind.CODE) {
            return cell;
        }
        return switch (finished.ending()) {
            case OK -> cell.finished(RunState.DONE, finished.duration());
            case FAILED -> cell.finished(RunState.FAILED, finished.duration());
            case INTERRUPTED -> cell.finished(RunState.INTERRUPTED, finished.duration());
            case TAKEN_BACK -> cell.withRun(run.former());
        };
    }

    /// Without the outputs of the run before, now that something new has come.
    private static NotebookState withoutFormer(NotebookState state) {
        RunQueue.Running run = state.queue().running().orElseThrow();
        if (!run.showsFormer()) {
            return state;
        }
        KeptCharts charts = code(state, run.cell()).map(cell -> KeptCharts.of(cell.cell().outputs()))
                .orElse(KeptCharts.NONE);
        NotebookState clear = state.withCell(run.cell(),
                cell -> cell.cell().kind() == CellKind.CODE ? cell.withOutputs(List.of()) : cell);
        return withRunning(clear, now -> now.withShowsFormer(false).withCharts(charts));
    }

    /// The cell as long as it can have outputs: it may be gone or another kind of cell since it began to run.
    private static Optional<CellState> code(NotebookState state, String id) {
        return state.cell(id).filter(cell -> cell.cell().kind() == CellKind.CODE);
    }

    private static NotebookState withPrinted(NotebookState state, Printed printed) {
        return withRunning(state, run -> run.withPrinted(printed));
    }

    private static NotebookState withRunning(NotebookState state, UnaryOperator<RunQueue.Running> change) {
        return state.withQueue(state.queue().withRunning(state.queue().running().map(change)));
    }
}
