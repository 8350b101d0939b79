package dev.vonk.kernel.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// What one run of a cell gave. The outputs may be handed in piecemeal, as the kernel's events brought them: text that
/// goes on in the same stream is joined into one output, as Jupyter does.
///
/// Example: `new CellRun(3, List.of(Output.stdout("a"), Output.stdout("b\n"), Output.result(bundle, 3)))`
public record CellRun(int executionCount, List<Output> outputs) {
    public CellRun {
        outputs = List.copyOf(joined(outputs));
    }

    /// The notebook as it looks after its cells ran: the outputs of the cells in `runs` (by cell id) are replaced, and
    /// code cells that did not run have none.
    public static Notebook executed(Notebook notebook, Map<String, CellRun> runs) {
        return notebook.withCells(notebook.cells().stream()
                .map(cell -> cell.kind() == CellKind.CODE ? after(cell, runs) : cell)
                .toList());
    }

    private static Cell after(Cell cell, Map<String, CellRun> runs) {
        CellRun run = runs.get(cell.id());
        if (run == null) {
            return cell.withRun(OptionalInt.empty(), List.of());
        }
        return cell.withRun(OptionalInt.of(run.executionCount()), run.outputs());
    }

    private static List<Output> joined(List<Output> pieces) {
        List<Output> joined = new ArrayList<>();
        for (int index = 0; index < pieces.size(); index++) {
            if (!(pieces.get(index) instanceof Output.Stream first)) {
                joined.add(pieces.get(index));
                continue;
            }
            StringBuilder text = new StringBuilder(first.text());
            while (index + 1 < pieces.size()
                    && pieces.get(index + 1) instanceof Output.Stream next
                    && next.name().equals(first.name())) {
                text.append(next.text());
                index++;
            }
            joined.add(new Output.Stream(first.name(), text.toString(), first.origin()));
        }
        return joined;
    }
}
