package dev.vonk.repl.command;

import dev.vonk.repl.session.SessionOptions;
import dev.vonk.repl.terminal.TerminalRepl;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `vonk warm-up`: the REPL with keys from standard input and nobody to look. The launcher runs it once, so that the
/// cache of loaded classes holds what a session needs.
@Command(name = "warm-up", hidden = true, description = "Uses the REPL as a person would, without one.")
final class WarmUpCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    WarmUpCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        TerminalRepl.open(
                surroundings.in(),
                OutputStream.nullOutputStream(),
                surroundings.kernels(),
                SessionOptions.none(),
                Map.of());
        return CommandLine.ExitCode.OK;
    }
}
