package dev.vonk.repl.command;

import dev.vonk.Session;
import dev.vonk.kernel.display.DisplayLimits;
import dev.vonk.kernel.display.Styling;
import dev.vonk.repl.session.LocalKernel;
import dev.vonk.repl.sql.ResultFormat;
import dev.vonk.repl.sql.SqlRun;
import dev.vonk.runtime.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `vonk sql`: statements from the command line, a file or standard input.
@Command(
        name = "sql",
        mixinStandardHelpOptions = true,
        description = {
            "Runs SQL statements, with ; between them, and prints what each gives.",
            "Without -e and -f it reads standard input; on a terminal it opens the prompt in its SQL mode.",
            "Stops at the first statement that fails, with its error on standard error and exit code 1."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  vonk sql -e 'SELECT id, id * id AS square FROM range(5)'",
            "  vonk sql -f report.sql --format csv > report.csv",
            "  echo 'SHOW TABLES' | vonk sql"
        })
final class SqlCommand implements Callable<Integer> {
    private static final int WIDE = 10_000;

    private final Surroundings surroundings;

    @ArgGroup
    private Text text = new Text();

    /// Where the statements come from; one place or none.
    static final class Text {
        @Option(names = {"-e", "--execute"}, paramLabel = "TEXT", description = "The statements.")
        private @Nullable String given;

        @Option(
                names = {"-f", "--file"},
                paramLabel = "FILE",
                description = "A file with the statements; - for standard input.")
        private @Nullable String file;
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "How results are printed: table (the default), csv, json (an object a line) or markdown.")
    private ResultFormat format = ResultFormat.TABLE;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many rows of a table are printed, ${DEFAULT-VALUE} unless told; others print all.")
    private int rows = 1000;

    @Mixin
    private WhereOptions where = new WhereOptions();

    SqlCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        if (rows < 1)
            throw new UserMistake("--rows is a number of rows, at least 1.");
        boolean prompt = text.given == null && text.file == null && surroundings.interactive();
        return prompt ? new ReplCommand(surroundings).openForSql(where.options()) : run(statements());
    }

    private String statements() throws IOException {
        if (text.given != null)
            return text.given;
        return text.file == null || text.file.equals("-") ? all(surroundings.in()) : read(Path.of(text.file));
    }

    private static String all(InputStream in) throws IOException {
        return new String(in.readAllBytes(), Charset.defaultCharset());
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException missing) {
            throw new UserMistake("There is no file " + file + ".");
        } catch (IOException failed) {
            throw new UserMistake(file + " cannot be read: " + failed.getMessage() + ".");
        }
    }

    private int run(String statements) {
        try (Session spark = session()) {
            Thread stop = new Thread(spark::interruptAll, "sql-interrupt");
            Runtime.getRuntime().addShutdownHook(stop);
            boolean wentWell = new SqlRun(spark, format, limits(), surroundings.out(), surroundings.err())
                    .run(statements);
            surroundings.err().flush();
            forget(stop);
            return wentWell ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // Ctrl-C ends the process by way of its hooks: it is too late to take one back, and there is no need to.
        }
    }

    private Session session() {
        try {
            return LocalKernel.session(where.options());
        } catch (IllegalArgumentException | DataException mistake) {
            throw new UserMistake(String.valueOf(mistake.getMessage()));
        }
    }

    /// What is read by a program, or by a person later, is as wide as it needs to be.
    private DisplayLimits limits() {
        DisplayLimits limits = DisplayLimits.standard().withRows(rows);
        if (!surroundings.interactive())
            return limits.withWidth(WIDE);
        boolean plain = !surroundings.environment().getOrDefault("NO_COLOR", "").isEmpty();
        return limits.withWidth(surroundings.columns()).withStyling(plain ? Styling.PLAIN : Styling.ANSI);
    }
}
