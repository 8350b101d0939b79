package dev.vonk.repl.session;

import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.protocol.CellEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/// Runs cells as they arrive on a stream, until one fails.
public final class PipedCells {
    private static final String NAME = "stdin";

    private PipedCells() {}

    /// @return whether all cells went well
    public static boolean run(KernelClient kernel, BufferedReader in, Consumer<CellEvent> listener) throws IOException {
        var script = new Script(in, text -> kernel.completeness(text).join());
        for (Optional<String> cell = script.next(); cell.isPresent(); cell = script.next()) {
            CellEvent.Finished end = kernel.execute(NAME, cell.get(), listener).join();
            if (end.ending() != CellEvent.Ending.OK)
                return false;
        }
        return true;
    }
}
