package dev.vonk.kernel.query;

import dev.vonk.kernel.logical.OneInput.Write;
import dev.vonk.runtime.data.DataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The folder of a write: what is there before, and what becomes of the new files. Tasks write below
/// `_temporary/<attempt>`; only when all have ended are files moved to their places, so that a failed or stopped write
/// leaves the folder as it was.
final class WriteCommit {
    private static final String TEMPORARY = "_temporary";

    private final Path folder;
    private final Write.Mode mode;
    private final boolean existed;

    private WriteCommit(Path folder, Write.Mode mode) {
        this.folder = folder;
        this.mode = mode;
        this.existed = Files.exists(folder);
    }

    /// @throws DataException where there is something already and the mode forbids it
    static WriteCommit of(Write write) {
        var commit = new WriteCommit(Path.of(write.folder()), write.mode());
        if (commit.mode == Write.Mode.ERROR_IF_EXISTS && commit.hasContents()) {
            throw new DataException("PATH_ALREADY_EXISTS", "There is something at " + commit.folder
                    + " already. Write with mode(\"overwrite\") to replace it, mode(\"append\") to add to it, or to another folder.");
        }
        return commit;
    }

    /// Whether there is nothing to do, since the mode says to leave alone what is there.
    boolean isNothingToDo() {
        return mode == Write.Mode.IGNORE && hasContents();
    }

    private boolean hasContents() {
        if (!Files.isDirectory(folder)) {
            return Files.exists(folder);
        }
        try (var entries = Files.list(folder)) {
            return entries.anyMatch(entry -> !entry.getFileName().toString().equals(TEMPORARY));
        } catch (IOException e) {
            throw failed("look into", e);
        }
    }

    /// Moves the files of a write to their places and marks it as whole.
    void commit(String attempt) {
        try {
            if (mode == Write.Mode.OVERWRITE && existed) {
                clear();
            }
            var made = folder.resolve(TEMPORARY).resolve(attempt);
            if (Files.isDirectory(made)) {
                for (var file : filesBelow(made)) {
                    var target = folder.resolve(made.relativize(file).toString());
                    Files.createDirectories(target.getParent());
                    Files.move(file, target);
                }
            }
            Files.createDirectories(folder);
            var mark = folder.resolve("_SUCCESS");
            if (!Files.exists(mark)) {
                Files.createFile(mark);
            }
            dropTemporary(attempt);
        } catch (IOException e) {
            throw failed("write", e);
        }
    }

    /// Leaves the folder as it was.
    void abandon(String attempt) {
        try {
            dropTemporary(attempt);
            if (!existed && Files.isDirectory(folder) && !hasContents()) {
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw failed("clean up", e);
        }
    }

    private static List<Path> filesBelow(Path root) throws IOException {
        try (var paths = Files.walk(root)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void clear() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.delete(folder);
            return;
        }
        try (var entries = Files.list(folder)) {
            for (var entry : entries.toList()) {
                if (!entry.getFileName().toString().equals(TEMPORARY)) {
                    deleteTree(entry);
                }
            }
        }
    }

    private void dropTemporary(String attempt) throws IOException {
        var temporary = folder.resolve(TEMPORARY);
        deleteTree(temporary.resolve(attempt));
        if (Files.isDirectory(temporary)) {
            try (var others = Files.list(temporary)) {
                if (others.findAny().isPresent()) {
                    return;
                }
            }
            Files.delete(temporary);
        }
    }

    private static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException error) throws IOException {
                if (error != null) {
                    throw error;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private UncheckedIOException failed(String what, IOException e) {
        return new UncheckedIOException("cannot " + what + " " + folder + ": " + e.getMessage(), e);
    }
}
