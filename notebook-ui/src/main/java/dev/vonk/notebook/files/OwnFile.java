package dev.vonk.notebook.files;

import dev.vonk.kernel.document.AtomicFile;
import dev.vonk.kernel.document.NotebookException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;

/// A small file of the user's own that nobody else may read, in a folder that nobody else may open.
record OwnFile(Path path) {

    /// Its text; empty where it is not there or cannot be read.
    Optional<String> read() {
        try {
            return Optional.of(Files.readString(path));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// @throws NotebookException if it cannot be written; it is then as it was
    void write(String text) {
        makeFolder(Objects.requireNonNull(path.toAbsolutePath().getParent(), "a file of ours lies in a folder"));
        AtomicFile.writePrivate(path, text);
    }

    /// Puts a file that makes no sense aside, so that nothing of it is lost.
    void setAside() {
        try {
            Files.move(path, path.resolveSibling(path.getFileName() + ".broken"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new NotebookException(path + " is broken and cannot be renamed: " + failed.getMessage() + ".",
                    failed);
        }
    }

    /// Makes a folder that nobody else may open, where there is none.
    ///
    /// @throws NotebookException if it cannot be made
    static void makeFolder(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, ownerOnly(folder));
            }
        } catch (IOException failed) {
            throw new NotebookException("The folder " + folder + " cannot be made: " + failed.getMessage() + ".",
                    failed);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[]{
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))}
                : new FileAttribute<?>[0];
    }
}
