package dev.vonk.kernel.document;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/// Writing a file so that it is never seen half written: a temporary file beside it, flushed to the disk, then renamed.
public final class AtomicFile {
    private static final FileAttribute<?>[] NOTHING_SPECIAL = {};
    private static final FileAttribute<?>[] OWNER_ONLY = {
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))};

    private AtomicFile() {}

    /// Writes the text in UTF-8, as [#write(Path, byte[])].
    public static void write(Path file, String text) {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Writes the bytes. A link keeps pointing where it did; permissions stay.
    ///
    /// @throws NotebookException if that fails; an existing file is then as it was
    public static void write(Path file, byte[] bytes) {
        write(file, bytes, NOTHING_SPECIAL);
    }

    /// Writes the text in UTF-8 to a file that only its owner may read.
    ///
    /// @throws NotebookException if that fails; an existing file is then as it was
    public static void writePrivate(Path file, String text) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        write(file, text.getBytes(StandardCharsets.UTF_8), posix ? OWNER_ONLY : NOTHING_SPECIAL);
    }

    private static void write(Path file, byte[] bytes, FileAttribute<?>[] attributes) {
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            replace(target, bytes, attributes);
        } catch (IOException failed) {
            throw new NotebookException(file + " cannot be saved: " + reason(file, failed), failed);
        }
    }

    private static String reason(Path file, IOException failed) {
        Path folder = file.toAbsolutePath().getParent();
        String message = String.valueOf(failed.getMessage());
        if (failed instanceof NoSuchFileException) {
            return "the folder " + folder + " does not exist.";
        }
        if (failed instanceof AccessDeniedException || message.contains("Read-only file system")) {
            return "you may not write in the folder " + folder + ". Save it under another name in a folder of yours.";
        }
        if (Files.isDirectory(file)) {
            return "there is a folder of that name. Save it under another name.";
        }
        if (message.contains("No space left") || message.contains("quota")) {
            return "the disk is full. Free some space and save again; the file on disk is as it was.";
        }
        return message + "; the file on disk is as it was.";
    }

    private static void replace(Path target, byte[] bytes, FileAttribute<?>[] attributes) throws IOException {
        if (Files.isDirectory(target)) {
            throw new IOException("it is a folder");
        }
        String name = "." + target.getFileName() + "." + UUID.randomUUID() + ".tmp";
        Path temporary = target.resolveSibling(name);
        try {
            try (FileChannel channel = FileChannel.open(temporary,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            if (attributes.length == 0) {
                keepPermissions(target, temporary);
            }
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
