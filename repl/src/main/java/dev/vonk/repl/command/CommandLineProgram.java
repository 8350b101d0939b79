package dev.vonk.repl.command;

import dev.vonk.repl.session.LocalKernel;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/// The program as one object, so that tests can run it in their own process.
public final class CommandLineProgram {
    private final CommandLine commandLine;

    private CommandLineProgram(CommandLine commandLine) {
        this.commandLine = commandLine;
    }

    /// The program with the kernels and streams of this process.
    public static CommandLineProgram standard() {
        return of(Surroundings.ofProcess(LocalKernel::open));
    }

    static CommandLineProgram of(Surroundings surroundings) {
        var commandLine = new CommandLine(new VonkCommand(surroundings), new CommandFactory(surroundings));
        commandLine.setOut(surroundings.out());
        commandLine.setErr(surroundings.err());
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.AUTO));
        commandLine.setUsageHelpAutoWidth(true);
        commandLine.setParameterExceptionHandler(CommandLineProgram::wrongUsage);
        commandLine.setExecutionExceptionHandler((failure, failed, parsed) -> failed(failure, failed.getErr()));
        return new CommandLineProgram(commandLine);
    }

    /// Runs the program and returns its exit code: 0 all went well, 1 a cell failed, 2 the command was not understood
    /// or a file was not there.
    public int execute(String... arguments) {
        return commandLine.execute(arguments);
    }

    CommandLine commandLine() {
        return commandLine;
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
        if (failure instanceof UserMistake) {
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
