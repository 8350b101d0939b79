package dev.vonk.notebook.state;

import dev.vonk.kernel.client.ConnectionState;
import dev.vonk.kernel.document.CellKind;
import dev.vonk.kernel.document.Output;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Runs that are stopped: interrupted, taken back, lost with their kernel.
final class Stopping {
    private Stopping() {}

    static Step interrupt(NotebookState state) {
        NotebookState after = takenBack(state, _ -> true);
        return after.queue().running().isPresent()
                ? Step.of(after, new Effect.InterruptKernel())
                : Step.of(after);
    }

    static Step cancel(NotebookState state, String cell) {
        NotebookState after = takenBack(state, next -> next.cell().equals(cell));
        return state.queue().isRunning(cell) && !state.queue().isWaiting(cell)
                ? Step.of(after, new Effect.InterruptKernel())
                : Step.of(after);
    }

    static Step restart(NotebookState state, Event.RestartKernel restart) {
        if (restart.thenRunAll() && !state.file().trusted()) {
            return Step.of(state, new Effect.AskTrust(restart));
        }
        KernelState starting = new KernelState(KernelState.Phase.STARTING, "");
        NotebookState fresh = forgotten(state).withKernel(starting).withNextCount(1);
        Step step = Step.of(fresh, new Effect.StopKernel(), new Effect.StartKernel());
        return restart.thenRunAll() ? step.then(Running::all) : step;
    }

    static Step kernelChanged(NotebookState state, ConnectionState connection) {
        KernelState kernel = state.kernel();
        return switch (connection) {
            case ConnectionState.Connecting _ -> Step.of(
                    (state.queue().running().isPresent() ? forgotten(state) : state)
                            .withKernel(new KernelState(KernelState.Phase.STARTING, kernel.note())));
            case ConnectionState.Connected _ -> Running.pumped(
                    state.withKernel(new KernelState(KernelState.Phase.IDLE, "")));
            case ConnectionState.Reconnecting _ -> Step.of(
                    state.withKernel(
                            new KernelState(KernelState.Phase.RECONNECTING, "The connection is being made again.")));
            case ConnectionState.Ended ended when ended.asked() -> Step.of(ended(state));
            case ConnectionState.Ended ended -> Step.of(lost(state, ended.reason())
                    .withKernel(new KernelState(KernelState.Phase.ENDED, ended.reason())));
        };
    }

    /// With cells that wait taken back: they stand as before.
    static NotebookState takenBack(NotebookState state, Predicate<RunQueue.Waiting> which) {
        List<RunQueue.Waiting> stay = new ArrayList<>();
        NotebookState after = state;
        for (RunQueue.Waiting next : state.queue().waiting()) {
            if (!which.test(next)) {
                stay.add(next);
            } else if (!state.queue().isRunning(next.cell())) {
                after = after.withCell(next.cell(), cell -> cell.withRun(next.former()));
            }
        }
        return stay.size() == state.queue().waiting().size() ? state : after.withQueue(state.queue().withWaiting(stay));
    }

    /// With no cell waiting that is not there any more, or does not run any more.
    static NotebookState withoutLostCells(NotebookState before, NotebookState after) {
        if (before.queue().waiting().isEmpty()) {
            return after;
        }
        List<RunQueue.Waiting> stay = after.queue().waiting().stream()
                .filter(next -> after.cell(next.cell()).filter(cell -> cell.cell().kind() == CellKind.CODE).isPresent())
                .toList();
        return after.withQueue(after.queue().withWaiting(stay));
    }

    /// The user's own end of a kernel, unless another one is on its way already.
    private static NotebookState ended(NotebookState state) {
        return state.kernel().phase() == KernelState.Phase.STARTING
                ? state
                : forgotten(state).withKernel(KernelState.NONE);
    }

    /// With the cell that ran, or would have run first, saying what happened.
    private static NotebookState lost(NotebookState state, String reason) {
        Optional<String> hit = state.queue().running().map(RunQueue.Running::cell)
                .or(() -> state.queue().waiting().stream().findFirst().map(RunQueue.Waiting::cell));
        NotebookState after = forgotten(Hearing.settled(state));
        if (hit.isEmpty()) {
            return after;
        }
        Output error = Output.error("KernelEnded", reason, List.of(reason));
        boolean former = state.queue().running().map(RunQueue.Running::showsFormer).orElse(true);
        return after.withCell(hit.get(), cell -> {
            if (cell.cell().kind() != CellKind.CODE) {
                return cell;
            }
            List<Output> outputs = new ArrayList<>(former ? List.of() : cell.cell().outputs());
            outputs.add(error);
            if (former) {
                outputs.addAll(KeptCharts.of(cell.cell().outputs()).waiting());
            }
            return cell.withOutputs(outputs).withRun(RunState.INTERRUPTED);
        });
    }

    /// Nothing waits, nothing runs, and no cell has run in the kernel that is to come.
    private static NotebookState forgotten(NotebookState state) {
        NotebookState settled = Hearing.withWaitingCharts(Hearing.settled(takenBack(state, _ -> true)));
        Optional<String> running = settled.queue().running().map(RunQueue.Running::cell);
        List<CellState> cells = settled.cells().stream().map(cell -> {
            boolean ran = running.isPresent() && running.get().equals(cell.id());
            return ran
                    ? cell.finished(RunState.INTERRUPTED, Duration.ZERO).forgotten(RunState.INTERRUPTED)
                    : cell.forgotten(RunState.IDLE);
        }).toList();
        return settled.withCells(cells).withHistory(settled.history().withGone(Map.of()))
                .withQueue(settled.queue().withRunning(Optional.empty()).withOutdated(Set.of()).withOrphans(Map.of()));
    }
}
