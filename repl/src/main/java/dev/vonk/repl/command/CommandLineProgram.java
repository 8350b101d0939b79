package dev.vonk.repl.command;

import dev.vonk.repl.session.LocalKernel;
import dev.vonk.repl.session.SessionOptions;
import dev.vonk.runtime.data.DataException;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/// The program as one object, so that tests can run it in their own process.
public final class CommandLineProgram {
    private final Surroundings surroundings;

    private CommandLineProgram(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// The program with the kernels and streams of this process.
    public static CommandLineProgram standard() {
        return of(Surroundings.ofProcess(LocalKernel::open));
    }

    static CommandLineProgram of(Surroundings surroundings) {
        return new CommandLineProgram(surroundings);
    }

    /// Runs the program and returns its exit code: 0 all went well, 1 a cell failed, 2 the command was not understood
    /// or a file was not there.
    public int execute(String... arguments) {
        // The prompt should stand at once; understanding a command line that says nothing would take 0.2 s of that.
        boolean plainRepl = arguments.length == 0 || arguments.length == 1 && arguments[0].equals("repl");
        return plainRepl && surroundings.interactive() ? openRepl() : commandLine().execute(arguments);
    }

    CommandLine commandLine() {
        var commandLine = new CommandLine(new VonkCommand(surroundings), new CommandFactory(surroundings));
        commandLine.setOut(surroundings.out());
        commandLine.setErr(surroundings.err());
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.AUTO));
        commandLine.setUsageHelpAutoWidth(true);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setParameterExceptionHandler(CommandLineProgram::wrongUsage);
        commandLine.setExecutionExceptionHandler((failure, failed, parsed) -> failed(failure, failed.getErr()));
        return commandLine;
    }

    private int openRepl() {
        try {
            return new ReplCommand(surroundings).open(SessionOptions.none());
        } catch (IOException | RuntimeException failure) {
            return failed(failure, surroundings.err());
        }
    }

    private static int wrongUsage(ParameterException mistake, String[] arguments) {
        CommandLine failed = mistake.getCommandLine();
        PrintWriter err = failed.getErr();
        err.println("vonk: " + mistake.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(mistake, err)) {
            err.println("Try '" + failed.getCommandSpec().qualifiedName(" ") + " --help'.");
        }
        err.flush();
        return CommandLine.ExitCode.USAGE;
    }

    /// What a user can mend is told in one sentence; anything else is a fault of ours and shown whole.
    private static int failed(Exception failure, PrintWriter err) {
        if (failure instanceof UserMistake || failure instanceof DataException) {
            err.println("vonk: " + failure.getMessage());
            err.flush();
            return CommandLine.ExitCode.USAGE;
        }
        err.println("vonk: this is a fault of Vonk itself; please report it with the lines below.");
        failure.printStackTrace(err);
        err.flush();
        return CommandLine.ExitCode.SOFTWARE;
    }
}
