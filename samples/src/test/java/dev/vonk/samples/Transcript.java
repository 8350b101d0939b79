package dev.vonk.samples;

import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.display.DisplayLimits;
import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.protocol.CellEvent;
import dev.vonk.repl.progress.ProgressLine;
import dev.vonk.repl.session.LocalKernel;
import dev.vonk.repl.session.NotebookRun;
import dev.vonk.repl.session.PlainOutput;
import dev.vonk.repl.session.SessionOptions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.util.Map;

/// What a notebook shows when it runs, as `vonk run` would print it, with a line before each cell.
///
/// @param wentWell whether no cell failed
/// @param executed the notebook with its outputs
record Transcript(boolean wentWell, String text, Notebook executed) {

    static Transcript of(Notebook notebook) {
        var written = new StringWriter();
        var writer = new PrintWriter(written);
        var output = new PlainOutput(writer, writer, ProgressLine.none(writer));
        var options = new SessionOptions("local[2]", Map.of("spark.sql.session.timeZone", "UTC"));
        try (KernelClient kernel = LocalKernel.open(options, Transcript::limits)) {
            var run = new NotebookRun(kernel);
            boolean wentWell = run.run(notebook, Transcript::named, event -> {
                if (event instanceof CellEvent.Started(String cell)) {
                    writer.println("── " + cell);
                }
                output.accept(event);
            });
            return new Transcript(wentWell, written.toString(), run.executed(notebook));
        }
    }

    private static NotebookRun.Named named(Cell cell, int number) {
        return new NotebookRun.Named(String.valueOf(number), cell.source());
    }

    private static DisplayLimits limits() {
        return DisplayLimits.standard().withZone(ZoneOffset.UTC);
    }
}
