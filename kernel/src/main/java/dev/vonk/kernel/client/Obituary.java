package dev.vonk.kernel.client;

import dev.vonk.kernel.server.KernelMain;
import java.nio.file.Files;
import java.nio.file.Path;

/// How a kernel's process ended, in the user's terms.
///
/// @param ready whether it had got going
/// @param code its exit code
/// @param failure what it said of itself when it could not start; empty otherwise
/// @param cell the cell that ran when something called `System.exit`; empty where none did, or where nothing was told
/// @param exited whether the JVM was told to exit
/// @param lastWords what it printed last
/// @param crash where the JVM leaves its report when it crashes
record Obituary(boolean ready, int code, String failure, String cell, boolean exited, String lastWords, Path crash) {
    private static final int KILL = 9;
    private static final int TERMINATE = 15;
    private static final int SIGNALS = 128;

    String text() {
        if (!failure.isEmpty()) {
            return "The kernel did not start: " + failure;
        }
        if (!ready) {
            return "The kernel did not start: " + cause() + "." + words();
        }
        return switch (code) {
            case 0 -> exited ? systemExit() : "The kernel ended.";
            case KernelMain.OUT_OF_MEMORY -> outOfMemory();
            default -> code > SIGNALS || !exited ? "The kernel ended by itself: " + cause() + "." : systemExit();
        };
    }

    private String outOfMemory() {
        return exited ? systemExit() : "The kernel ended by itself: out of memory.";
    }

    private String systemExit() {
        String who = cell.isEmpty() ? "Code of a cell" : "Cell " + cell;
        return who + " ended the kernel by System.exit (exit code " + code + ").";
    }

    private String cause() {
        return switch (code) {
            case SIGNALS + KILL -> "it was killed (SIGKILL), by a person or for want of memory on the machine";
            case SIGNALS + TERMINATE -> "it was told to end (SIGTERM)";
            case SIGNALS + 1 -> "it was told to end (SIGHUP)";
            case SIGNALS + 2 -> "it was interrupted (SIGINT)";
            case SIGNALS + 6 -> "its JVM crashed (SIGABRT)" + report();
            case SIGNALS + 7 -> "its JVM crashed (SIGBUS)" + report();
            case SIGNALS + 11 -> "its JVM crashed (SIGSEGV)" + report();
            // Without a core dump the code tells nothing of a crash.
            default -> Files.exists(crash) ? "its JVM crashed" + report() : "exit code " + code;
        };
    }

    private String report() {
        return Files.exists(crash) ? "; the JVM's report is " + crash : "";
    }

    private String words() {
        return lastWords.isBlank() ? "" : " It said: " + lastWords.strip();
    }
}
