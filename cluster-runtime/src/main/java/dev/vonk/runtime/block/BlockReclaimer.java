package dev.vonk.runtime.block;

import dev.vonk.runtime.data.FrameCutter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// Makes room for operators: puts blocks on disk, one thread at a time, those of exchanges before cached frames, and of
/// each those used longest ago first. What may not go to disk is dropped.
final class BlockReclaimer implements Reclaimer, AutoCloseable {
    private static final long LARGEST_STEP = 64L << 20;
    /// A larger file is not appended to any more, so that readers of old blocks do not share it with new ones.
    private static final long LARGE_FILE = 1L << 30;

    private final BlockStore store;
    private final BlockFolder folder;
    private final long step;
    private final ReentrantLock turn = new ReentrantLock();
    private final FrameCutter cutter = new FrameCutter(BlockStore.DISK_PACKING);
    private final Map<String, BlockFile> open = new HashMap<>();

    BlockReclaimer(BlockStore store, MemoryBudget memory, BlockFolder folder) {
        this.store = store;
        this.folder = folder;
        this.step = Math.min(LARGEST_STEP, memory.limit() / 16);
    }

    @Override
    public long reclaim(long bytes) {
        if (store.bytesInMemory() == 0) {
            return 0;
        }
        var dropped = new ArrayList<BlockId.CacheBlock>();
        long freed;
        turn.lock();
        try {
            freed = reclaim(Math.max(step, bytes), dropped);
        } finally {
            turn.unlock();
        }
        for (var id : dropped) {
            freed += store.dropForRoom(id);
        }
        return freed;
    }

    private long reclaim(long wanted, List<BlockId.CacheBlock> dropped) {
        var blocks = store.inMemoryOldestFirst();
        long freed = 0;
        for (var block : blocks) {
            if (freed < wanted && block.id() instanceof BlockId.ExchangeBlock) {
                freed += toDisk(block);
            }
        }
        for (var block : blocks) {
            if (freed < wanted && block.id() instanceof BlockId.CacheBlock id) {
                switch (block.level()) {
                    case MEMORY_AND_DISK -> freed += toDisk(block);
                    case MEMORY_ONLY -> {
                        dropped.add(id);
                        wanted -= block.bytesInMemory();
                    }
                }
            }
        }
        return freed;
    }

    private long toDisk(StoredBlock block) {
        try {
            return block.moveTo(file(BlockStore.ownerOf(block.id())), cutter, store::release);
        } catch (IOException e) {
            throw SpillFile.failed(folder.parent(), e);
        }
    }

    private BlockFile file(String owner) throws IOException {
        var file = open.get(owner);
        if (file == null || file.size() > LARGE_FILE) {
            if (file != null) {
                file.close();
            }
            file = folder.create(owner);
            open.put(owner, file);
        }
        return file;
    }

    /// Deletes all files of an owner whose blocks are gone.
    void forget(String owner) {
        turn.lock();
        try {
            open.remove(owner);
            folder.deleteAll(owner);
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void close() {
        turn.lock();
        try {
            open.clear();
            folder.close();
        } finally {
            turn.unlock();
        }
    }
}
