package dev.vonk.runtime.block;

import dev.vonk.runtime.data.Batch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The blocks of one process: exchange output until its job ends, cached frames until they are dropped. Safe for
/// many threads.
public final class BlockStore {
    private final MemoryBudget memory;
    private final Map<BlockId, Block> blocks = new ConcurrentHashMap<>();
    private final Map<Long, Integer> cachePartitions = new HashMap<>();

    private record Block(List<Segment> segments, long bytes, long rows) {}

    /// What a cached frame occupies.
    public record CacheUse(int partitions, long rows, long bytes) {}

    public BlockStore(MemoryBudget memory) {
        this.memory = memory;
    }

    /// Keeps exchange output under a name, instead of what the name may have had. It must not change any more.
    public void put(BlockId.ExchangeBlock id, List<Batch> batches) {
        keep(id, batches.stream().map(batch -> new Segment(batch, List.of())).toList());
    }

    /// Keeps a partition of a cached frame.
    public void put(BlockId.CacheBlock id, List<Segment> segments) {
        keep(id, segments);
    }

    private void keep(BlockId id, List<Segment> segments) {
        long bytes = 0;
        long rows = 0;
        for (var segment : segments) {
            bytes += segment.batch().bytes();
            rows += segment.batch().rowCount();
        }
        memory.reserveAnyway(bytes);
        var old = blocks.put(id, new Block(List.copyOf(segments), bytes, rows));
        if (old != null) {
            memory.release(old.bytes());
        }
    }

    /// The batches of an exchange block, null where there is none.
    public @Nullable List<Batch> get(BlockId.ExchangeBlock id) {
        var block = blocks.get(id);
        return block == null ? null : block.segments().stream().map(Segment::batch).toList();
    }

    /// The segments of a partition of a cached frame, null where there are none.
    public @Nullable List<Segment> get(BlockId.CacheBlock id) {
        var block = blocks.get(id);
        return block == null ? null : block.segments();
    }

    /// How many blocks there are.
    public int size() {
        return blocks.size();
    }

    /// Forgets all exchange blocks of a job.
    public void dropJob(long job) {
        for (var id : blocks.keySet()) {
            if (id instanceof BlockId.ExchangeBlock exchange && exchange.job() == job) {
                drop(id);
            }
        }
    }

    /// Forgets a cached frame.
    public void dropCache(long cache) {
        synchronized (cachePartitions) {
            cachePartitions.remove(cache);
        }
        for (var id : blocks.keySet()) {
            if (id instanceof BlockId.CacheBlock block && block.cache() == cache) {
                drop(id);
            }
        }
    }

    private void drop(BlockId id) {
        var block = blocks.remove(id);
        if (block != null) {
            memory.release(block.bytes());
        }
    }

    /// Says that a cached frame has all of its `partitions` blocks.
    public void completeCache(long cache, int partitions) {
        synchronized (cachePartitions) {
            cachePartitions.put(cache, partitions);
        }
    }

    /// How many partitions a cached frame has, if all are there.
    public OptionalInt cachedPartitions(long cache) {
        synchronized (cachePartitions) {
            var partitions = cachePartitions.get(cache);
            return partitions == null ? OptionalInt.empty() : OptionalInt.of(partitions);
        }
    }

    /// What a cached frame occupies; nothing where it has not been computed.
    public CacheUse cacheUse(long cache) {
        int partitions = 0;
        long rows = 0;
        long bytes = 0;
        for (var entry : new ArrayList<>(blocks.entrySet())) {
            if (entry.getKey() instanceof BlockId.CacheBlock block && block.cache() == cache) {
                partitions++;
                rows += entry.getValue().rows();
                bytes += entry.getValue().bytes();
            }
        }
        return new CacheUse(partitions, rows, bytes);
    }
}
