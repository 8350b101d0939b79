package dev.vonk.runtime.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A folder for a process's files that nobody else can read. It is locked as long as the process lives, so that the next
/// one can tell and remove the folders of those that were killed.
public final class WorkFolder implements AutoCloseable {
    private static final String PREFIX = "vonk-work-";
    private static final String LOCK = "lock";
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;

    private WorkFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /// Makes a folder below `parent`, and removes those that processes left which are no more.
    public static WorkFolder make(Path parent) {
        try {
            Files.createDirectories(parent);
            removeLeftovers(parent);
            var path = Files.createTempDirectory(parent, PREFIX);
            OWN.add(known(path));
            var channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                throw new IOException("somebody has locked " + path);
            }
            return new WorkFolder(path, channel);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a folder for temporary files below " + parent + ": "
                    + e.getMessage(), e);
        }
    }

    /// Removes the folders below `parent` whose processes are no more.
    public static void removeLeftovers(Path parent) throws IOException {
        List<Path> folders;
        try (var entries = Files.newDirectoryStream(parent, PREFIX + "*")) {
            folders = new java.util.ArrayList<>();
            entries.forEach(folders::add);
        }
        for (var folder : folders) {
            if (isLeftOver(folder)) {
                removeTree(folder);
            }
        }
    }

    private static Path known(Path folder) {
        return folder.toAbsolutePath().normalize();
    }

    /// A lock of this process must not be looked at: closing the file would release it.
    private static boolean isLeftOver(Path folder) throws IOException {
        if (OWN.contains(known(folder))) {
            return false;
        }
        try (var channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE)) {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (NoSuchFileException beingMadeOrRemoved) {
            return false;
        } catch (OverlappingFileLockException ofThisProcess) {
            return false;
        } catch (java.nio.file.AccessDeniedException ofAnotherUser) {
            return false;
        }
    }

    public Path path() {
        return path;
    }

    /// Removes the folder and all in it. May be called again.
    @Override
    public void close() {
        try {
            if (channel.isOpen()) {
                removeTree(path);
                channel.close();
                OWN.remove(known(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + path + ": " + e.getMessage(), e);
        }
    }

    /// Removes a folder and all in it; does nothing where it is not there.
    public static void removeTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException error) throws IOException {
                if (error != null) {
                    throw error;
                }
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
