package dev.vonk.runtime.block;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The folder of one process where blocks lie that found no room in memory: made with the first of them, for the owner
/// only, gone after [#close]. Files belong to a job or a cached frame and go with it. Safe for many threads.
final class BlockFolder implements AutoCloseable {
    /// How many bytes the files may have together.
    static final class Quota {
        private final long most;
        private final AtomicLong used = new AtomicLong();

        Quota(long most) {
            this.most = most;
        }

        void take(long bytes) throws IOException {
            if (used.addAndGet(bytes) > most) {
                used.addAndGet(-bytes);
                throw new IOException("No space left: the files of blocks may have " + most + " bytes");
            }
        }

        void give(long bytes) {
            used.addAndGet(-bytes);
        }
    }

    private final Path parent;
    private final Quota quota;
    private final Map<String, List<BlockFile>> files = new HashMap<>();
    private @Nullable Path folder;
    private int made;
    private boolean closed;

    /// @param parent exists already
    /// @param mostBytes that the files may have together
    BlockFolder(Path parent, long mostBytes) {
        this.parent = parent;
        this.quota = new Quota(mostBytes);
    }

    /// Where the folder is or will be.
    Path parent() {
        return parent;
    }

    /// A new file that goes with its owner.
    ///
    /// @param owner a word and a number
    synchronized BlockFile create(String owner) throws IOException {
        if (closed) {
            throw new IOException("the store of blocks is closed");
        }
        var made = folder;
        if (made == null) {
            made = Files.createTempDirectory(parent, "vonk-blocks-");
            folder = made;
        }
        var file = new BlockFile(made.resolve(owner + "-" + this.made++ + ".frames"), quota);
        files.computeIfAbsent(owner, _ -> new ArrayList<>()).add(file);
        return file;
    }

    /// Deletes one file before its owner goes.
    synchronized void delete(String owner, BlockFile file) {
        var owned = files.get(owner);
        if (owned != null && owned.remove(file)) {
            remove(file);
        }
    }

    /// Deletes all files of an owner.
    synchronized void deleteAll(String owner) {
        var owned = files.remove(owner);
        if (owned != null) {
            owned.forEach(BlockFolder::remove);
        }
    }

    private static void remove(BlockFile file) {
        try {
            file.delete();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file.path(), e);
        }
    }

    /// Deletes all files and the folder; none can be made any more.
    @Override
    public synchronized void close() {
        closed = true;
        List.copyOf(files.keySet()).forEach(this::deleteAll);
        var made = folder;
        folder = null;
        if (made != null) {
            try {
                Files.deleteIfExists(made);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot delete the folder of blocks " + made, e);
            }
        }
    }
}
