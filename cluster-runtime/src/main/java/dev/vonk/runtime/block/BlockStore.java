package dev.vonk.runtime.block;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Packing;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The blocks of one process: exchange output until its job ends, cached frames until they are dropped. Where memory
/// is short the blocks used longest ago go to disk, those of exchanges first. Safe for many threads.
public final class BlockStore implements AutoCloseable {
    /// How frames on the local disk are packed.
    static final Packing DISK_PACKING = Packing.LZ4;

    private final MemoryBudget memory;
    private final BlockFolder folder;
    private final BlockReclaimer reclaimer;
    private final Map<BlockId, StoredBlock> blocks = new ConcurrentHashMap<>();
    private final AtomicLong clock = new AtomicLong();
    private final AtomicLong held = new AtomicLong();
    private volatile DropListener dropListener = (_, _) -> {
    };

    private volatile boolean closed;

    /// Hears of partitions of cached frames that were dropped because memory was short.
    @FunctionalInterface
    public interface DropListener {
        /// Called on any thread, which must not be held up.
        void dropped(long cache, int partition);
    }

    /// A store whose files lie in the folder for temporary files.
    public BlockStore(MemoryBudget memory) {
        this(memory, Path.of(System.getProperty("java.io.tmpdir")));
    }

    /// @param folder exists; the store makes one of its own in it when it needs one
    public BlockStore(MemoryBudget memory, Path folder) {
        this(memory, folder, Long.MAX_VALUE);
    }

    /// @param mostFileBytes how many bytes the files may have together
    public BlockStore(MemoryBudget memory, Path folder, long mostFileBytes) {
        this.memory = memory;
        this.folder = new BlockFolder(folder, mostFileBytes);
        this.reclaimer = new BlockReclaimer(this, memory, this.folder);
        memory.add(reclaimer);
    }

    /// Whom to tell of dropped partitions.
    public void onDropped(DropListener listener) {
        dropListener = listener;
    }

    /// Where one try at a task puts its rows for an exchange.
    public ExchangeOutput output(long job, int exchange, int task, int attempt, int partitions) {
        var first = new BlockId.ExchangeBlock(job, exchange, task, attempt, 0);
        return new ExchangeOutput(new StoreTarget(this, folder, first), memory, partitions);
    }

    /// Where a task puts a partition of a cached frame.
    public CacheOutput output(BlockId.CacheBlock id, CacheLevel level) {
        return new CacheOutput(this, folder, memory, id, level);
    }

    /// Keeps exchange output under a name, instead of what the name may have had. It must not change any more.
    public void put(BlockId.ExchangeBlock id, List<Batch> batches) {
        var pieces = batches.stream().map(batch -> Piece.of(batch, List.of())).toList();
        var block = new StoredBlock(id, pieces, CacheLevel.MEMORY_AND_DISK);
        memory.reserveAnyway(block.bytes());
        keep(block);
    }

    /// Keeps a block whose memory is reserved already.
    void keep(StoredBlock block) {
        block.used(clock.incrementAndGet());
        held.addAndGet(block.bytesInMemory());
        var old = blocks.put(block.id(), block);
        if (old != null) {
            old.drop(this::release);
        }
        if (closed) {
            forget(block.id());
        }
    }

    /// The block of a name, null where there is none.
    public @Nullable Block get(BlockId id) {
        var block = blocks.get(id);
        if (block != null) {
            block.used(clock.incrementAndGet());
        }
        return block;
    }

    /// How many blocks there are.
    public int size() {
        return blocks.size();
    }

    /// Bytes of blocks in memory.
    public long bytesInMemory() {
        return held.get();
    }

    /// Gives back memory of blocks.
    void release(long bytes) {
        held.addAndGet(-bytes);
        memory.release(bytes);
    }

    /// The blocks that are in memory, at least in part, those used longest ago first.
    List<StoredBlock> inMemoryOldestFirst() {
        record Aged(StoredBlock block, long lastUse) {}
        return blocks.values().stream().filter(block -> block.bytesInMemory() > 0)
                .map(block -> new Aged(block, block.lastUse()))
                .sorted(java.util.Comparator.comparingLong(Aged::lastUse)).map(Aged::block).toList();
    }

    /// Forgets a block, for example one that turned out to be corrupt.
    public void drop(BlockId id) {
        forget(id);
    }

    /// Forgets a partition of a cached frame because memory is short.
    ///
    /// @return bytes released
    long dropForRoom(BlockId.CacheBlock id) {
        var block = blocks.remove(id);
        if (block == null) {
            return 0;
        }
        long freed = block.drop(this::release);
        dropListener.dropped(id.cache(), id.partition());
        return freed;
    }

    private void forget(BlockId id) {
        var block = blocks.remove(id);
        if (block != null) {
            block.drop(this::release);
        }
    }

    /// Forgets all exchange blocks of a job.
    public void dropJob(long job) {
        for (var id : blocks.keySet()) {
            if (id instanceof BlockId.ExchangeBlock exchange && exchange.job() == job) {
                forget(id);
            }
        }
        reclaimer.forget(jobOwner(job));
    }

    /// Forgets a cached frame.
    public void dropCache(long cache) {
        for (var id : blocks.keySet()) {
            if (id instanceof BlockId.CacheBlock block && block.cache() == cache) {
                forget(id);
            }
        }
        reclaimer.forget(cacheOwner(cache));
    }

    private static String jobOwner(long job) {
        return "job-" + job;
    }

    private static String cacheOwner(long cache) {
        return "cache-" + cache;
    }

    /// Whose files a block's are.
    static String ownerOf(BlockId id) {
        return switch (id) {
            case BlockId.ExchangeBlock exchange -> jobOwner(exchange.job());
            case BlockId.CacheBlock block -> cacheOwner(block.cache());
            case BlockId.BroadcastBlock block -> throw new IllegalArgumentException(block + " is kept elsewhere");
        };
    }

    /// Forgets everything and deletes the files. What is still being written can only be given up.
    @Override
    public void close() {
        closed = true;
        memory.remove(reclaimer);
        List.copyOf(blocks.keySet()).forEach(this::forget);
        reclaimer.close();
    }
}
