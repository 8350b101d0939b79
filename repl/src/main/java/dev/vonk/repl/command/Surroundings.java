package dev.vonk.repl.command;

import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.display.DisplayLimits;
import dev.vonk.repl.progress.ProgressLine;
import dev.vonk.repl.session.Kernels;
import dev.vonk.repl.session.SessionOptions;
import dev.vonk.runtime.data.DataException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Map;

/// What commands run in: streams, whether a person sits there, and how a kernel is had.
///
/// @param interactive whether standard input and output are a terminal, where the REPL can edit lines
/// @param progress    whether a progress line may be drawn on standard error
record Surroundings(
        InputStream in,
        PrintWriter out,
        PrintWriter err,
        boolean interactive,
        boolean progress,
        Map<String, String> environment,
        Kernels kernels) {

    private static final int USUAL_WIDTH = 80;

    /// The launcher says in this property which of the three streams are terminals, which Java cannot tell one by one.
    private static final String TERMINALS = "vonk.terminals";

    static Surroundings ofProcess(Kernels kernels) {
        boolean all = System.console() != null && System.console().isTerminal();
        String terminals = System.getProperty(TERMINALS, all ? "in out err" : "");
        return new Surroundings(
                System.in,
                writer(System.out),
                writer(System.err),
                terminals.contains("in") && terminals.contains("out"),
                terminals.contains("err"),
                System.getenv(),
                kernels);
    }

    /// The line for running queries, on standard error; one that is never drawn where nobody watches.
    ProgressLine progressLine() {
        return progress ? new ProgressLine(err, () -> width(environment)) : ProgressLine.none(err);
    }

    /// How wide the terminal is, in letters.
    int columns() {
        return width(environment);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, stream.charset()), true);
    }

    private static int width(Map<String, String> environment) {
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(columns) : USUAL_WIDTH;
    }

    /// Starts a kernel; a mistake in the options is the caller's to mend.
    KernelClient kernel(SessionOptions options) {
        return kernel(kernels, options);
    }

    /// The same, of other kernels than those of this process.
    KernelClient kernel(Kernels others, SessionOptions options) {
        try {
            return others.open(options, DisplayLimits::standard);
        } catch (IllegalArgumentException | DataException mistake) {
            throw new UserMistake(String.valueOf(mistake.getMessage()));
        }
    }
}
