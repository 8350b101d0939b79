package dev.vonk.repl.session;

import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.client.RunOutputs;
import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.CellKind;
import dev.vonk.kernel.document.CellRun;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.document.Output;
import dev.vonk.kernel.protocol.CellEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Runs the code cells of a notebook from top to bottom until one fails, and keeps what they showed.
public final class NotebookRun {
    private final KernelClient kernel;
    private final Map<String, CellRun> runs = new LinkedHashMap<>();

    public NotebookRun(KernelClient kernel) {
        this.kernel = kernel;
    }

    /// What a cell is called in errors, and the text to run for it.
    public record Named(String name, String text) {}

    /// Names a notebook's cell and may move its text.
    @FunctionalInterface
    public interface Naming {
        Named of(Cell cell, int number);
    }

    /// Runs the cells; `listener` hears everything they show.
    ///
    /// @return whether all of them went well
    public boolean run(Notebook notebook, Naming naming, Consumer<CellEvent> listener) {
        int number = 0;
        for (Cell cell : notebook.cells()) {
            if (cell.kind() != CellKind.CODE || cell.source().isBlank())
                continue;
            if (!run(cell, naming.of(cell, ++number), number, listener))
                return false;
        }
        return true;
    }

    /// The notebook with the outputs of this run in place of older ones.
    public Notebook executed(Notebook notebook) {
        return CellRun.executed(notebook, runs);
    }

    private boolean run(Cell cell, Named named, int number, Consumer<CellEvent> listener) {
        List<Output> outputs = new ArrayList<>();
        CellEvent.Finished end = kernel.execute(named.name(), named.text(), event -> {
            RunOutputs.of(event, number).ifPresent(outputs::add);
            listener.accept(event);
        }).join();
        runs.put(cell.id(), new CellRun(number, outputs));
        return end.ending() == CellEvent.Ending.OK;
    }
}
