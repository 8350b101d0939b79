package dev.vonk.notebook.state;

import dev.vonk.kernel.document.CellKind;
import dev.vonk.kernel.document.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Outputs that the user changes: charts of tables, outputs that are not wanted any more.
final class Showing {
    private Showing() {}

    static Step keepChart(NotebookState state, Event.KeepChart keep) {
        Optional<Output> table = output(state, keep.cell(), keep.output());
        if (table.flatMap(KeptCharts::table).isEmpty()) {
            return Step.of(state);
        }
        Output chart = KeptCharts.output(keep.vegaLite());
        boolean replaces = output(state, keep.cell(), keep.output() + 1).filter(KeptCharts::isChart).isPresent();
        return Step.of(state.withCell(keep.cell(), cell -> {
            List<Output> outputs = new ArrayList<>(cell.cell().outputs());
            if (replaces) {
                outputs.set(keep.output() + 1, chart);
            } else {
                outputs.add(keep.output() + 1, chart);
            }
            return cell.withOutputs(outputs);
        }));
    }

    static Step delete(NotebookState state, Event.DeleteOutput delete) {
        if (output(state, delete.cell(), delete.output()).isEmpty()) {
            return Step.of(state);
        }
        NotebookState after = state.withCell(delete.cell(), cell -> {
            List<Output> outputs = new ArrayList<>(cell.cell().outputs());
            outputs.remove(delete.output());
            return cell.withOutputs(outputs);
        });
        return Step.of(after.withQueue(after.queue().withoutOutput(delete.cell(), delete.output())));
    }

    /// Clears what is there; a cell that runs goes on from nothing.
    static Step clear(NotebookState state, boolean all) {
        List<CellState> which = all ? state.cells() : Selecting.cells(state);
        NotebookState after = Hearing.settled(state);
        for (CellState cell : which) {
            if (cell.cell().kind() == CellKind.CODE && isWorthClearing(cell)) {
                after = after.withCell(cell.id(), Showing::cleared);
                after = after.withQueue(after.queue().withoutOutputs(cell.id()));
            }
        }
        return Step.of(after);
    }

    private static boolean isWorthClearing(CellState cell) {
        return !cell.cell().outputs().isEmpty() || cell.cell().executionCount().isPresent()
                || !cell.problems().isEmpty() || cell.failedLine() > 0;
    }

    private static CellState cleared(CellState cell) {
        boolean busy = cell.run() == RunState.RUNNING || cell.run() == RunState.QUEUED;
        OptionalInt count = busy ? cell.cell().executionCount() : OptionalInt.empty();
        CellState empty = cell.withCell(cell.cell().withRun(count, List.of())).withProblems(List.of(), 0);
        return busy ? empty : empty.withRun(RunState.IDLE);
    }

    private static Optional<Output> output(NotebookState state, String cell, int index) {
        return state.cell(cell).map(found -> found.cell().outputs())
                .filter(outputs -> index >= 0 && index < outputs.size())
                .map(outputs -> outputs.get(index));
    }
}
