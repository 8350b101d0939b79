package dev.vonk.runtime.worker;

import dev.vonk.runtime.block.BlockId;
import dev.vonk.runtime.block.BlockStore;
import dev.vonk.runtime.block.Spool;
import dev.vonk.runtime.operator.TaskMetrics;
import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.source.BatchReader;
import dev.vonk.runtime.stage.StagePlaces;
import dev.vonk.runtime.stage.TaskFailure;
import dev.vonk.runtime.stage.TaskOutput;
import dev.vonk.runtime.stage.TaskSpec;
import dev.vonk.runtime.type.StructType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What other tasks made and a task reads: from this process where it is here, else from the worker that holds it, or
/// from the spool.
final class TaskInputs {
    private final TaskSpec spec;
    private final String worker;
    private final BlockStore blocks;
    private final Peers peers;
    private final TaskMetrics metrics;
    private final int batchRows;
    private final @Nullable Spool spool;

    /// @param worker the name of this process among the workers
    TaskInputs(TaskSpec spec, String worker, BlockStore blocks, Peers peers, @Nullable Spool spool,
            TaskMetrics metrics, int batchRows) {
        this.spec = spec;
        this.worker = worker;
        this.blocks = blocks;
        this.peers = peers;
        this.spool = spool;
        this.metrics = metrics;
        this.batchRows = batchRows;
    }

    /// Partition `part` of a cached frame.
    BatchReader cached(PhysicalPlan.ReadCache read, int part) {
        var places = spec.cache(read.cache());
        var id = new BlockId.CacheBlock(read.cache(), part);
        var place = places.tasks().get(part);
        var output = new TaskOutput(part, place.attempt());
        var here = blocks.get(id);
        if (here != null) {
            return reader(() -> here.scan(read.cachedSchema(), read.columns(), read.filters(), batchRows), places,
                    output, null);
        }
        return reader(remote(id, place, read.cachedSchema()), places, output, read.columns());
    }

    /// The tries that made the blocks of an exchange, by task: with the same tries it holds the same rows.
    List<Integer> attempts(PhysicalPlan.ReadExchange read) {
        return spec.exchange(read.exchange()).tasks().stream().map(StagePlaces.Place::attempt).toList();
    }

    /// What partition `part` gets from an exchange: one reader for each task that wrote to it.
    List<BatchReader> exchange(PhysicalPlan.ReadExchange read, int part) {
        var places = spec.exchange(read.exchange());
        var readers = new ArrayList<BatchReader>();
        var remote = new ArrayList<InputReader>();
        var missing = new ArrayList<TaskOutput>();
        for (int task = 0; task < places.tasks().size(); task++) {
            var place = places.tasks().get(task);
            var output = new TaskOutput(task, place.attempt());
            var id = new BlockId.ExchangeBlock(spec.attempt().task().job(), read.exchange(), task, place.attempt(),
                    part);
            var here = blocks.get(id);
            if (here != null) {
                readers.add(reader(() -> here.open(batchRows), places, output, null));
            } else if (spool != null) {
                readers.add(reader(() -> spooled(id, spool), places, output, null));
            } else if (place.workers().isEmpty() || place.workers().contains(worker)) {
                missing.add(output);
            } else {
                var reader = reader(remote(id, place, read.schema()), places, output, null);
                readers.add(reader);
                remote.add(reader);
            }
        }
        if (!missing.isEmpty()) {
            throw new LostInputException(
                    new TaskFailure.LostBlocks(places.stage(), missing, "worker " + worker + " has it no more"));
        }
        ReadAhead.over(remote);
        return readers;
    }

    private BatchReader spooled(BlockId.ExchangeBlock id, Spool shared) {
        try {
            var block = shared.get(id);
            if (block == null) {
                throw new LostBlockException(id + " is not in the spool " + shared.folder());
            }
            return block.open(batchRows);
        } catch (IOException e) {
            throw new LostBlockException(String.valueOf(e.getMessage()), e);
        }
    }

    private InputReader reader(Supplier<BatchReader> opener, StagePlaces places, TaskOutput output,
            @Nullable List<Integer> columns) {
        return new InputReader(opener, places.stage(), output, columns, batchRows);
    }

    /// Of several copies each worker begins with another one.
    private Supplier<BatchReader> remote(BlockId id, StagePlaces.Place place, StructType schema) {
        return () -> {
            var holders = place.workers();
            LostBlockException failure = null;
            for (int i = 0; i < holders.size(); i++) {
                var holder = holders.get(Math.floorMod(worker.hashCode() + i, holders.size()));
                if (holder.equals(worker)) {
                    continue;
                }
                try {
                    return new CheckedReader(peers.open(holder, id, metrics), id + " of worker " + holder, schema);
                } catch (LostBlockException e) {
                    failure = e;
                }
            }
            throw failure != null ? failure : new LostBlockException(id + " is nowhere any more");
        };
    }
}
