package dev.vonk.repl.command;

import dev.vonk.kernel.client.KernelClient;
import dev.vonk.repl.progress.ProgressLine;
import dev.vonk.repl.session.AttachedKernel;
import dev.vonk.repl.session.Kernels;
import dev.vonk.repl.session.PipedCells;
import dev.vonk.repl.session.PlainOutput;
import dev.vonk.repl.session.SessionOptions;
import dev.vonk.repl.terminal.TerminalRepl;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `vonk repl`: the prompt, or, where input is not a terminal, a run over what is read.
@Command(
        name = "repl",
        mixinStandardHelpOptions = true,
        description = {
            "Opens the prompt. `spark` is the session; :help lists what else there is.",
            "Where standard input is not a terminal, runs what it reads and prints only what that shows."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  vonk repl",
            "  vonk repl --master 'local[4]' --conf spark.sql.session.timeZone=UTC",
            "  vonk repl --master 'local-cluster[3]'",
            "  vonk repl --master vonk://192.168.1.10:7077",
            "  vonk repl --connect kernel.json",
            "  echo 'spark.range(5).show()' | vonk repl"
        })
final class ReplCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private WhereOptions where = new WhereOptions();

    @Option(
            names = "--connect",
            paramLabel = "FILE",
            description = "Attaches to the kernel that wrote the file, such as one of `vonk kernel` or of a notebook. To "
                    + "leave the prompt leaves it running.")
    private @Nullable Path kernel;

    ReplCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        if (kernel == null)
            return open(where.options());
        if (!where.options().equals(SessionOptions.none())) {
            throw new UserMistake("--connect takes a kernel as it is; leave out --master and --conf, or give them to "
                    + "`vonk kernel`.");
        }
        return open(AttachedKernel.open(kernel), SessionOptions.none());
    }

    int open(SessionOptions options) throws IOException {
        return open(surroundings.kernels(), options);
    }

    /// The prompt in its SQL mode; only for a terminal.
    int openForSql(SessionOptions options) throws IOException {
        try {
            TerminalRepl.openForSql(surroundings.kernels(), options, surroundings.environment());
        } catch (IllegalArgumentException mistake) {
            throw new UserMistake(String.valueOf(mistake.getMessage()));
        }
        return CommandLine.ExitCode.OK;
    }

    private int open(Kernels kernels, SessionOptions options) throws IOException {
        if (!surroundings.interactive())
            return piped(kernels, options);
        try {
            TerminalRepl.open(kernels, options, surroundings.environment());
        } catch (IllegalArgumentException mistake) {
            throw new UserMistake(String.valueOf(mistake.getMessage()));
        }
        return CommandLine.ExitCode.OK;
    }

    private int piped(Kernels kernels, SessionOptions options) throws IOException {
        var in = new BufferedReader(new InputStreamReader(surroundings.in(), Charset.defaultCharset()));
        try (KernelClient client = surroundings.kernel(kernels, options);
                ProgressLine progress = surroundings.progressLine()) {
            boolean wentWell = PipedCells.run(client, in,
                    new PlainOutput(surroundings.out(), surroundings.err(), progress));
            return wentWell ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }
    }
}
