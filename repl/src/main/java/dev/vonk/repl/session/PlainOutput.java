package dev.vonk.repl.session;

import dev.vonk.kernel.protocol.CellEvent;
import dev.vonk.repl.progress.ProgressLine;
import java.io.PrintWriter;
import java.util.Map;
import java.util.function.Consumer;

/// Writes what cells show to two plain streams: prints and results to one, warnings and errors to the other.
public record PlainOutput(PrintWriter out, PrintWriter err, ProgressLine progress) implements Consumer<CellEvent> {

    @Override
    public void accept(CellEvent event) {
        switch (event) {
            case CellEvent.Started _,CellEvent.Dependencies _ -> {}
            case CellEvent.Output output when output.stream() == CellEvent.Stream.OUT ->
                progress.write(out, output.text());
            case CellEvent.Output output -> progress.write(err, output.text());
            case CellEvent.Displayed displayed -> progress.write(out, line(plainText(displayed.bundle())));
            case CellEvent.Result result -> progress.write(out, line(plainText(result.bundle())));
            case CellEvent.Warned warned -> progress.write(err, line("Warning: " + warned.text()));
            case CellEvent.Failed failed -> progress.write(err, line(failed.text()));
            case CellEvent.Progress news -> progress.update(news);
            case CellEvent.Finished _ -> progress.finish();
        }
    }

    /// What a value looks like on a terminal.
    public static String plainText(Map<String, Object> bundle) {
        return String.valueOf(bundle.getOrDefault("text/plain", ""));
    }

    private static String line(String text) {
        return text.isEmpty() ? text : text + System.lineSeparator();
    }
}
