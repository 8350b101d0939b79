package dev.vonk.kernel.document;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;

/// Writing a file so that it is never seen half written: a temporary file beside it, flushed to the disk, then renamed.
public final class AtomicFile {
    private AtomicFile() {}

    /// Writes the text in UTF-8. A link keeps pointing where it did; permissions stay.
    ///
    /// @throws NotebookException if that fails; an existing file is then as it was
    public static void write(Path file, String text) {
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            replace(target, text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchFileException missing) {
            throw new NotebookException(
                    file + " cannot be saved: the folder " + file.toAbsolutePath().getParent() + " does not exist.",
                    missing);
        } catch (IOException failed) {
            throw new NotebookException(
                    file + " cannot be saved (" + failed + "); the file on disk is as it was.", failed);
        }
    }

    private static void replace(Path target, byte[] bytes) throws IOException {
        String name = "." + target.getFileName() + "." + UUID.randomUUID() + ".tmp";
        Path temporary = target.resolveSibling(name);
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            keepPermissions(target, temporary);
            move(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void keepPermissions(Path target, Path temporary) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
        if (view != null && Files.exists(target)) {
            view.setPermissions(Files.getPosixFilePermissions(target));
        }
    }

    private static void move(Path temporary, Path target) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
