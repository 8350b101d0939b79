package dev.vonk.runtime.worker;

import dev.vonk.runtime.block.Block;
import dev.vonk.runtime.block.BlockId;
import dev.vonk.runtime.block.BlockStore;
import dev.vonk.runtime.block.CacheLevel;
import dev.vonk.runtime.block.CacheOutput;
import dev.vonk.runtime.block.CorruptBlockException;
import dev.vonk.runtime.block.MemoryBudget;
import dev.vonk.runtime.block.Segment;
import dev.vonk.runtime.block.SegmentEncoder;
import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.exchange.BatchCollector;
import dev.vonk.runtime.exchange.ExchangeWriter;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.operator.OperatorFactory;
import dev.vonk.runtime.operator.RuntimeFilters;
import dev.vonk.runtime.operator.Sink;
import dev.vonk.runtime.operator.TaskContext;
import dev.vonk.runtime.operator.TaskMetrics;
import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.source.BatchReader;
import dev.vonk.runtime.source.Split;
import dev.vonk.runtime.stage.LeafShare;
import dev.vonk.runtime.stage.Stage;
import dev.vonk.runtime.stage.StageOutput;
import dev.vonk.runtime.stage.TaskFailure;
import dev.vonk.runtime.stage.TaskOutput;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One try at a task, on the thread that calls [#run].
public final class TaskRun implements TaskContext {
    private final StageRun stageRun;
    private final int partition;
    private final int attempt;
    private final Outputs outputs;
    private final BlockStore blocks;
    private final MemoryBudget memory;
    private final Consumer<Batch> results;
    private final TaskMetrics metrics = new TaskMetrics();
    private final Map<PhysicalPlan, LeafShare> shares = new IdentityHashMap<>();
    private volatile boolean cancelled;
    private volatile @Nullable Thread thread;

    /// @param attempt which try this is
    /// @param outputs which tries of earlier stages it reads
    /// @param results takes the batches of a result stage, each its own to keep
    public TaskRun(StageRun stageRun, int partition, int attempt, Outputs outputs, BlockStore blocks,
            MemoryBudget memory, Consumer<Batch> results) {
        this.stageRun = stageRun;
        this.partition = partition;
        this.attempt = attempt;
        this.outputs = outputs;
        this.blocks = blocks;
        this.memory = memory;
        this.results = results;
        var leaves = Stage.leavesOf(stageRun.stage().fragment());
        for (int i = 0; i < leaves.size(); i++) {
            shares.put(leaves.get(i), stageRun.stage().leaves().get(i));
        }
    }

    /// Thrown where another task's output is not there any more.
    private static final class LostBlocksException extends RuntimeException {
        private final transient TaskFailure.LostBlocks failure;

        LostBlocksException(TaskFailure.LostBlocks failure) {
            super(failure.message());
            this.failure = failure;
        }
    }

    /// Computes the partition.
    ///
    /// @return why there is no result; null where there is one
    public @Nullable TaskFailure run() {
        thread = Thread.currentThread();
        try (var end = end(); var driver = OperatorFactory.build(stageRun.stage().fragment(), end.sink(), this)) {
            checkCancelled();
            while (driver.step()) {
                checkCancelled();
            }
            return null;
        } catch (CancellationException e) {
            return cancelled ? new TaskFailure.Killed() : new TaskFailure.InternalError(e);
        } catch (LostBlocksException e) {
            return e.failure;
        } catch (OutOfMemoryError e) {
            return new TaskFailure.OutOfMemory(
                    "A task of stage " + stageRun.stage().id() + " ran out of memory (" + e.getMessage()
                            + "); raise the heap with VONK_JAVA_OPTS=-Xmx..., or read fewer columns or rows at once.");
        } catch (DataException | UncheckedIOException e) {
            return cancelled ? new TaskFailure.Killed() : failureOf(e);
        } catch (Throwable e) {
            return cancelled ? new TaskFailure.Killed() : new TaskFailure.InternalError(e);
        } finally {
            synchronized (this) {
                thread = null;
                Thread.interrupted();
            }
        }
    }

    /// Makes [#run] end soon, whatever it does.
    public void cancel() {
        cancelled = true;
        synchronized (this) {
            var running = thread;
            if (running != null) {
                running.interrupt();
            }
        }
    }

    /// A block that is not what was written is as good as lost; all else is the user's.
    private TaskFailure failureOf(RuntimeException error) {
        for (var cause = error.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof CorruptBlockException corrupt) {
                blocks.drop(corrupt.block());
                return switch (corrupt.block()) {
                    case BlockId.ExchangeBlock block -> new TaskFailure.LostBlocks(
                            stageRun.writerOf(block.exchange()).id(),
                            List.of(new TaskOutput(block.task(), block.attempt())),
                            String.valueOf(corrupt.getMessage()));
                    case BlockId.CacheBlock _ -> new TaskFailure.UserError(new DataException("CACHED_FRAME_DROPPED",
                            "A cached DataFrame could not be read back from disk and was dropped. Run the query again: it is computed anew.",
                            corrupt));
                };
            }
        }
        return new TaskFailure.UserError(error);
    }

    /// Where the rows go.
    ///
    /// @param output what is given up where the task fails
    private record End(Sink sink, Runnable output) implements AutoCloseable {
        @Override
        public void close() {
            output.run();
        }
    }

    private End end() {
        var stage = stageRun.stage();
        return switch (stage.output()) {
            case StageOutput.ToExchange(int exchange, var partitioning) -> {
                var output = blocks.output(stageRun.job(), exchange, partition, attempt, partitioning.partitions());
                yield new End(new ExchangeWriter(output, partitioning, null, partition, stage.fragment().schema(),
                        evaluation(), metrics), output::close);
            }
            case StageOutput.ToCache(long cache) -> {
                var output = blocks.output(new BlockId.CacheBlock(cache, partition), CacheLevel.MEMORY_AND_DISK);
                yield new End(new CacheSink(output), output::close);
            }
            case StageOutput.ToResult() -> new End(new ResultSink(), () -> {
            });
        };
    }

    private final class CacheSink implements Sink {
        private final CacheOutput output;
        private final SegmentEncoder encoder = new SegmentEncoder(stageRun.stage().fragment().schema());

        CacheSink(CacheOutput output) {
            this.output = output;
        }

        @Override
        public void push(Batch batch) {
            metrics.rowsWritten.add(batch.rowCount());
            encoder.add(batch);
            encoder.complete().forEach(this::keep);
        }

        private void keep(Segment segment) {
            metrics.bytesSpilled.add(output.add(segment));
        }

        @Override
        public void finish() {
            encoder.finish().forEach(this::keep);
            output.finish();
        }
    }

    /// Batches of a result are copied, since whoever asked keeps them.
    private final class ResultSink implements Sink {
        @Override
        public void push(Batch batch) {
            metrics.rowsWritten.add(batch.rowCount());
            var copy = new BatchCollector(stageRun.stage().fragment().schema(), results);
            copy.add(batch);
            copy.flush();
        }

        @Override
        public void finish() {
        }
    }

    @Override
    public int partition() {
        return partition;
    }

    @Override
    public int batchRows() {
        return stageRun.settings().batchRows();
    }

    @Override
    public EvaluationContext evaluation() {
        return stageRun.settings().evaluation().withPartition(partition);
    }

    @Override
    public List<Split> splits(PhysicalPlan.Scan scan) {
        return share(scan).splitsOf(partition);
    }

    @Override
    public boolean reads(PhysicalPlan leaf) {
        return share(leaf).partitionOf(partition) >= 0;
    }

    private LeafShare share(PhysicalPlan leaf) {
        var share = shares.get(leaf);
        if (share == null) {
            throw new IllegalStateException("not a leaf of this fragment: " + leaf.describe());
        }
        return share;
    }

    @Override
    public BatchReader cached(PhysicalPlan.CachedScan scan) {
        int part = share(scan).partitionOf(partition);
        if (part < 0) {
            return Block.none();
        }
        var block = blocks.get(new BlockId.CacheBlock(scan.cache(), part));
        if (block == null) {
            throw new DataException("CACHED_FRAME_DROPPED",
                    "A cached DataFrame was unpersisted while this query read it. Run the query again.");
        }
        return block.scan(scan.cached().schema(), scan.columns(), scan.filters(), batchRows());
    }

    @Override
    public List<BatchReader> exchange(PhysicalPlan.ReadExchange read) {
        int part = share(read).partitionOf(partition);
        if (part < 0) {
            return List.of();
        }
        if (read.partitioning().partitions() == 1) {
            part = 0;
        }
        var writer = stageRun.writerOf(read.exchange());
        var readers = new ArrayList<BatchReader>();
        var missing = new ArrayList<TaskOutput>();
        for (int task = 0; task < writer.tasks(); task++) {
            int writtenBy = Math.max(0, outputs.attempt(read.exchange(), task));
            var block = blocks
                    .get(new BlockId.ExchangeBlock(stageRun.job(), read.exchange(), task, writtenBy, part));
            if (block == null) {
                missing.add(new TaskOutput(task, writtenBy));
            } else {
                readers.add(block.open(batchRows()));
            }
        }
        if (!missing.isEmpty()) {
            throw new LostBlocksException(new TaskFailure.LostBlocks(writer.id(), missing, "the block is not there"));
        }
        return readers;
    }

    @Override
    public <T> T shared(Object key, Supplier<T> maker) {
        return stageRun.shared().get(key, maker);
    }

    @Override
    public RuntimeFilters runtimeFilters() {
        return stageRun.runtimeFilters();
    }

    @Override
    public MemoryBudget memory() {
        return memory;
    }

    @Override
    public void checkCancelled() {
        if (cancelled) {
            throw new CancellationException("stopped");
        }
    }

    @Override
    public TaskMetrics metrics() {
        return metrics;
    }
}
