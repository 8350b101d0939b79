package dev.vonk.notebook.state;

import dev.vonk.kernel.document.CellKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Cells that are asked to run, and the kernel that gets them one by one.
final class Running {
    private Running() {}

    static Step run(NotebookState state, Event.Run run, long now) {
        List<String> cells = cells(state, run.range());
        if (!state.file().trusted() && !runnable(state, cells).isEmpty()) {
            return Step.of(state, new Effect.AskTrust(run));
        }
        NotebookState left = state.withSelection(state.selection().withEditing(false));
        return queued(Typing.ended(left), cells).then(queued -> selected(queued, run.then(), now));
    }

    static Step runCell(NotebookState state, Event.RunCell run) {
        Optional<CellState> cell = state.cell(run.cell());
        if (cell.isEmpty()) {
            return Step.of(state);
        }
        if (!cell.get().language().runs()) {
            boolean active = state.selection().active().equals(run.cell());
            return Step.of(active ? state.withSelection(state.selection().withEditing(false)) : state);
        }
        if (!state.file().trusted()) {
            return Step.of(state, new Effect.AskTrust(run));
        }
        return queued(state, List.of(run.cell()));
    }

    /// With all code cells waiting.
    static Step all(NotebookState state) {
        return queued(state, cells(state, Event.Range.ALL));
    }

    /// Gives the kernel the next cell if it has none, and starts a kernel where none is there.
    static Step pumped(NotebookState state) {
        RunQueue queue = state.queue();
        if (queue.running().isPresent() || queue.waiting().isEmpty()) {
            return Step.of(state.withKernel(phase(state)));
        }
        if (state.kernel().phase() == KernelState.Phase.STARTING) {
            return Step.of(state);
        }
        if (!state.kernel().isThere()) {
            KernelState starting = new KernelState(KernelState.Phase.STARTING, "");
            return Step.of(state.withKernel(starting).withNextCount(1), new Effect.StartKernel());
        }
        RunQueue.Waiting next = queue.waiting().getFirst();
        String name = String.valueOf(state.nextCount());
        var running = new RunQueue.Running(next.cell(), name, next.text(), next.run(), next.former(), true,
                Printed.NOTHING, KeptCharts.NONE);
        RunQueue sent = queue.withWaiting(queue.waiting().subList(1, queue.waiting().size()))
                .withRunning(Optional.of(running));
        NotebookState after = state.withQueue(sent).withNextCount(state.nextCount() + 1);
        return Step.of(after.withKernel(phase(after)), new Effect.Execute(next.cell(), name, next.text()));
    }

    private static KernelState phase(NotebookState state) {
        KernelState kernel = state.kernel();
        return switch (kernel.phase()) {
            case IDLE, BUSY -> new KernelState(
                    state.queue().running().isPresent() ? KernelState.Phase.BUSY : KernelState.Phase.IDLE,
                    kernel.note());
            case NONE, STARTING, RECONNECTING, ENDED -> kernel;
        };
    }

    private static List<String> cells(NotebookState state, Event.Range range) {
        int active = state.indexOf(state.selection().active());
        List<CellState> cells = state.cells();
        return switch (range) {
            case SELECTED -> state.selected();
            case ALL -> Selecting.ids(cells, _ -> true);
            case ABOVE -> Selecting.ids(cells.subList(0, active), _ -> true);
            case BELOW -> Selecting.ids(cells.subList(active, cells.size()), _ -> true);
            case STALE -> Selecting.ids(cells, CellState::stale);
        };
    }

    private static List<CellState> runnable(NotebookState state, List<String> cells) {
        return cells.stream().flatMap(cell -> state.cell(cell).stream())
                .filter(cell -> cell.cell().kind() == CellKind.CODE && !cell.source().isBlank())
                .toList();
    }

    private static Step queued(NotebookState state, List<String> cells) {
        List<RunQueue.Waiting> waiting = new ArrayList<>();
        NotebookState after = state;
        long run = state.queue().lastRun() + 1;
        for (CellState cell : runnable(state, cells)) {
            if (state.queue().isWaiting(cell.id())) {
                continue;
            }
            boolean running = state.queue().isRunning(cell.id());
            RunState former = running ? state.queue().running().orElseThrow().former() : cell.run();
            waiting.add(new RunQueue.Waiting(cell.id(), cell.source(), run, former));
            if (!running) {
                after = after.withCell(cell.id(), old -> old.withRun(RunState.QUEUED));
            }
        }
        return waiting.isEmpty() ? Step.of(after) : pumped(after.withQueue(state.queue().with(waiting)));
    }

    private static Step selected(NotebookState state, Event.Then then, long now) {
        int last = state.indexOf(state.selected().getLast());
        int next = Selecting.visible(state, last, true);
        return switch (then) {
            case STAY -> Step.of(state);
            case NEXT -> {
                NotebookState after = next < 0
                        ? Arranging.withEmpty(state, state.cells().size(), now)
                        : Selecting.only(state, state.cells().get(next).id());
                yield Step.of(after, new Effect.Reveal(after.selection().active()));
            }
            case INSERT -> {
                NotebookState after = Arranging.withEmpty(state, Arranging.behind(state), now);
                yield Step.of(after, new Effect.Reveal(after.selection().active()));
            }
        };
    }
}
