package dev.vonk.repl.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `vonk`: the list of commands. Without one it opens the REPL.
@Command(
        name = "vonk",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "[COMMAND]",
        description = "A data engine for Java: DataFrames at a prompt, in notebooks and in programs.",
        subcommands = {
            ReplCommand.class,
            SqlCommand.class,
            KernelCommand.class,
            RunCommand.class,
            ExportCommand.class,
            HistoryCommand.class,
            PoolCommand.class,
            WorkerCommand.class,
            CompletionCommand.class,
            WarmUpCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all went well",
            "1:a cell or a statement failed, its error is on standard error; or a worker lost its pool",
            "2:the command was not understood, or a file or a pool could not be used"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  vonk                                 opens the REPL",
            "  vonk run report.ipynb -o done.ipynb  runs a notebook and keeps what it showed",
            "  echo 'spark.range(5).show()' | vonk repl",
            "  vonk sql -e 'SELECT count(*) FROM parquet.`orders`'",
            "  vonk COMMAND --help                  explains a command"
        })
final class VonkCommand implements Callable<Integer> {
    @Mixin
    private WhereOptions where = new WhereOptions();

    private final Surroundings surroundings;

    VonkCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        return new ReplCommand(surroundings).open(where.options());
    }
}
