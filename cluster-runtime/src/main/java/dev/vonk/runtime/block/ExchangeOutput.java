package dev.vonk.runtime.block;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.FrameCutter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// What one try at a task puts out, by partition: batches in memory while the budget allows, then frames in a file of
/// its own, the largest partitions first. Nobody sees any of it before [#finish]. One thread.
public final class ExchangeOutput implements AutoCloseable {
    /// With less than this a try does not go to disk, since its frames would be tiny.
    private static final long LEAST_SPILLED = 1 << 20;

    private final ExchangeTarget target;
    private final Reservation memory;
    private final long leastSpilled;
    private final FrameCutter cutter;
    private final List<List<Batch>> kept = new ArrayList<>();
    private final long[] keptBytes;
    private final PartitionIndex index;
    private long allKept;
    private boolean finished;

    ExchangeOutput(ExchangeTarget target, MemoryBudget budget, int partitions) {
        this.target = target;
        this.memory = new Reservation(budget);
        this.leastSpilled = Math.min(LEAST_SPILLED, budget.limit() / 32);
        this.cutter = new FrameCutter(target.packing());
        this.keptBytes = new long[partitions];
        this.index = new PartitionIndex(partitions);
        IntStream.range(0, partitions).forEach(_ -> kept.add(new ArrayList<>()));
    }

    /// Takes a batch that does not change any more.
    public void add(int partition, Batch batch) {
        if (batch.rowCount() == 0) {
            return;
        }
        var own = batch.compact();
        kept.get(partition).add(own);
        keptBytes[partition] += own.bytes();
        allKept += own.bytes();
    }

    /// Reserves memory for the batches so far and `collecting` bytes of batches to come, or says no: then the caller
    /// adds what it collects and calls [#spill].
    public boolean cover(long collecting) {
        long all = allKept + collecting;
        if (all <= target.mostCollected() && memory.cover(all)) {
            return true;
        }
        if (all > leastSpilled) {
            return false;
        }
        memory.coverAnyway(all);
        return true;
    }

    /// Writes the largest partitions to the file, until little is left in memory.
    ///
    /// @return bytes written
    /// @throws DataException where the disk does not take them
    public long spill() {
        return spillTo(allKept / 4);
    }

    private long spillTo(long left) {
        long written = 0;
        var bySize = IntStream.range(0, kept.size()).boxed()
                .sorted((a, b) -> Long.compare(keptBytes[b], keptBytes[a])).toList();
        try {
            for (int partition : bySize) {
                if (allKept <= left) {
                    break;
                }
                written += write(partition);
            }
        } catch (IOException e) {
            throw target.failed(e);
        }
        memory.shrink(allKept);
        return written;
    }

    private long write(int partition) throws IOException {
        long written = 0;
        for (var batch : kept.get(partition)) {
            written += target.file().append(batch, cutter, index.frames(partition));
        }
        index.wrote(partition, keptBytes[partition]);
        allKept -= keptBytes[partition];
        keptBytes[partition] = 0;
        kept.get(partition).clear();
        return written;
    }

    /// Bytes of all batches so far, as they lie or lay in memory.
    public long bytes() {
        return allKept + index.bytes();
    }

    /// Hands everything over under the names of its blocks. Not to be used after.
    ///
    /// @return bytes written to the file by this
    public long finish() {
        long written = 0;
        if (!cover(0) || !target.keepsInMemory()) {
            written = spillTo(0);
        }
        try {
            target.complete(index, kept);
        } catch (IOException e) {
            throw target.failed(e);
        }
        memory.handOver(allKept);
        memory.close();
        finished = true;
        return written;
    }

    /// Where it was not finished: forgets everything and deletes the file.
    @Override
    public void close() {
        if (!finished) {
            kept.forEach(List::clear);
            memory.close();
            target.abandon();
        }
    }
}
