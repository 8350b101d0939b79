package dev.vonk.repl.command;

import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.document.NotebookException;
import dev.vonk.kernel.document.NotebookFile;
import dev.vonk.repl.progress.ProgressLine;
import dev.vonk.repl.session.NotebookRun;
import dev.vonk.repl.session.PlainOutput;
import dev.vonk.repl.session.Source;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `vonk run`: the cells of a file, one after the other, without a front end.
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a notebook (.ipynb), a script (.jsh, .sql) or a Java program (.java) and prints what it shows.",
            "Stops at the first cell that fails, with its error on standard error and exit code 1."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  vonk run report.ipynb",
            "  vonk run report.ipynb -o report-done.ipynb",
            "  vonk run clean.jsh --master local[2]",
            "  vonk run report.sql"
        })
final class RunCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE", description = "The file to run: .ipynb, .jsh, .sql or .java.")
    private Path file = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT.ipynb",
            description = "Keeps the notebook with the outputs of this run, also of one that failed.")
    private @Nullable Path output;

    @Mixin
    private WhereOptions where = new WhereOptions();

    RunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try {
            return run(Source.read(file));
        } catch (NotebookException mistake) {
            throw new UserMistake(String.valueOf(mistake.getMessage()));
        }
    }

    private int run(Source source) {
        try (KernelClient kernel = surroundings.kernel(where.options());
                ProgressLine progress = surroundings.progressLine()) {
            var run = new NotebookRun(kernel);
            var shown = new PlainOutput(surroundings.out(), surroundings.err(), progress);
            boolean wentWell = run.run(source.notebook(), source.naming(), shown);
            if (output != null)
                NotebookFile.save(output, run.executed(source.notebook()).upgraded());
            return wentWell ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }
    }
}
