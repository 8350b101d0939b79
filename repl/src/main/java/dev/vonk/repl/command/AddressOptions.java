package dev.vonk.repl.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where a process of a pool listens and keeps its files.
final class AddressOptions {
    @Option(
            names = "--advertise",
            paramLabel = "HOST",
            description = "The name or address by which others reach this machine, where it is not the one it listens on.")
    String advertise = "";

    @Option(
            names = "--insecure",
            description = "Plain TCP beyond this machine: whoever can read the network sees all data and can take over "
                    + "the pool.")
    boolean insecure;

    @Option(
            names = "--dir",
            paramLabel = "FOLDER",
            description = "Where files go while it runs; the system's folder for temporary files where this is not given.")
    private @Nullable Path folder;

    Path folder() {
        return folder == null ? Path.of(System.getProperty("java.io.tmpdir")) : folder;
    }

    /// What is said at each start.
    static final String WARNING = "Warning: --insecure means plain TCP. Whoever can read the network sees all data and "
            + "can take over the pool.";
}
