package dev.vonk.runtime.block;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.FrameCutter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A partition of a cached frame while it is computed: its segments stay in memory or, where that is refused and the
/// frame may go to disk, in a file. Nobody sees it before [#finish]. One thread.
public final class CacheOutput implements AutoCloseable {
    private final BlockStore store;
    private final BlockFolder folder;
    private final BlockId.CacheBlock id;
    private final CacheLevel level;
    private final Reservation memory;
    private final List<Piece> pieces = new ArrayList<>();
    private @Nullable BlockFile file;
    private @Nullable FrameCutter cutter;
    private long bytes;
    private boolean finished;

    CacheOutput(BlockStore store, BlockFolder folder, MemoryBudget budget, BlockId.CacheBlock id, CacheLevel level) {
        this.store = store;
        this.folder = folder;
        this.id = id;
        this.level = level;
        this.memory = new Reservation(budget);
    }

    /// Takes a segment.
    ///
    /// @return bytes written to the file
    /// @throws DataException where neither memory nor the disk takes it
    public long add(Segment segment) {
        var piece = Piece.of(segment.batch(), segment.ranges());
        pieces.add(piece);
        if (memory.cover(bytes + piece.bytes())) {
            bytes += piece.bytes();
            return 0;
        }
        return switch (level) {
            case MEMORY_ONLY -> {
                bytes += piece.bytes();
                memory.coverAnyway(bytes);
                yield 0;
            }
            case MEMORY_AND_DISK -> write(piece);
        };
    }

    private long write(Piece piece) {
        try {
            var open = file;
            if (open == null) {
                open = folder.create(BlockStore.ownerOf(id));
                file = open;
            }
            if (cutter == null) {
                cutter = new FrameCutter(BlockStore.DISK_PACKING);
            }
            long before = open.size();
            piece.move(open, cutter);
            return open.size() - before;
        } catch (IOException e) {
            throw SpillFile.failed(folder.parent(), e);
        }
    }

    /// Hands the partition over. Not to be used after.
    public void finish() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            throw SpillFile.failed(folder.parent(), e);
        }
        store.keep(new StoredBlock(id, pieces, level));
        memory.handOver(bytes);
        memory.close();
        finished = true;
    }

    /// Where it was not finished: forgets everything and deletes the file.
    @Override
    public void close() {
        if (!finished) {
            pieces.clear();
            memory.close();
            if (file != null) {
                folder.delete(BlockStore.ownerOf(id), file);
                file = null;
            }
        }
    }
}
