package dev.vonk.repl.terminal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where the history of the REPL is kept. What people type may hold passwords, so only its owner may read the file.
final class HistoryFile {
    private static final Set<PosixFilePermission> OWN_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWN_FILE = PosixFilePermissions.fromString("rw-------");

    private HistoryFile() {}

    /// The file, made if it was not there; empty where it cannot be made, and the history then ends with the session.
    static Optional<Path> prepare(Map<String, String> environment) {
        Path file = folder(environment).resolve("history");
        try {
            boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            Files.createDirectories(file.getParent(), attributes(posix, OWN_FOLDER));
            create(file, attributes(posix, OWN_FILE));
            if (posix)
                Files.setPosixFilePermissions(file, OWN_FILE);
            return Optional.of(file);
        } catch (IOException | SecurityException unwritable) {
            return Optional.empty();
        }
    }

    private static Path folder(Map<String, String> environment) {
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        Path base = state.startsWith("/")
                ? Path.of(state)
                : Path.of(System.getProperty("user.home"), ".local", "state");
        return base.resolve("vonk");
    }

    private static void create(Path file, FileAttribute<?>... attributes) throws IOException {
        try {
            Files.createFile(file, attributes);
        } catch (FileAlreadyExistsException itIsThere) {
            if (!Files.isRegularFile(file))
                throw itIsThere;
        }
    }

    private static FileAttribute<?>[] attributes(boolean posix, Set<PosixFilePermission> permissions) {
        return posix
                ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}
