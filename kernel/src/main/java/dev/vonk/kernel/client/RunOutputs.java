package dev.vonk.kernel.client;

import dev.vonk.kernel.display.MimeBundle;
import dev.vonk.kernel.document.Output;
import dev.vonk.kernel.document.export.AnsiText;
import dev.vonk.kernel.protocol.CellEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a cell shows, as a notebook keeps it.
public final class RunOutputs {
    private RunOutputs() {}

    /// The output that an event adds to its cell; empty where it shows nothing.
    ///
    /// @param executionCount the number in the cell's brackets
    public static Optional<Output> of(CellEvent event, int executionCount) {
        return switch (event) {
            case CellEvent.Output output when output.stream() == CellEvent.Stream.OUT ->
                Optional.of(Output.stdout(output.text()));
            case CellEvent.Output output -> Optional.of(Output.stderr(output.text()));
            case CellEvent.Warned warned -> Optional.of(Output.stderr("Warning: " + warned.text() + "\n"));
            case CellEvent.Displayed displayed -> Optional.of(Output.display(bundle(displayed.bundle())));
            case CellEvent.Result result -> Optional.of(Output.result(bundle(result.bundle()), executionCount));
            case CellEvent.Failed failed -> Optional.of(error(failed.text()));
            case CellEvent.Started _,CellEvent.Progress _,CellEvent.Dependencies _,CellEvent.Finished _ ->
                Optional.empty();
        };
    }

    private static MimeBundle bundle(Map<String, Object> entries) {
        return new MimeBundle(Map.copyOf(entries));
    }

    private static Output error(String text) {
        List<String> lines = AnsiText.plain(text).lines().toList();
        return Output.error("Error", lines.isEmpty() ? "" : lines.getFirst(), lines);
    }
}
