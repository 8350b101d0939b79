package dev.vonk.repl;

import dev.vonk.repl.command.CommandLineProgram;

/// Where the `vonk` program starts.
public final class ReplMain {
    private ReplMain() {}

    public static void main(String[] arguments) {
        System.exit(CommandLineProgram.standard().execute(arguments));
    }
}
