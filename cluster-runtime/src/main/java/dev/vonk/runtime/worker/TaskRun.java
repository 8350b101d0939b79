package dev.vonk.runtime.worker;

import dev.vonk.runtime.block.BlockId;
import dev.vonk.runtime.block.BlockStore;
import dev.vonk.runtime.block.MemoryBudget;
import dev.vonk.runtime.block.SegmentEncoder;
import dev.vonk.runtime.block.SegmentReader;
import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.exchange.BlockReader;
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
    private final BlockStore blocks;
    private final MemoryBudget memory;
    private final Consumer<Batch> results;
    private final TaskMetrics metrics = new TaskMetrics();
    private final Map<PhysicalPlan, LeafShare> shares = new IdentityHashMap<>();
    private volatile boolean cancelled;
    private volatile @Nullable Thread thread;

    /// @param results takes the batches of a result stage, each its own to keep
    public TaskRun(StageRun stageRun, int partition, BlockStore blocks, MemoryBudget memory, Consumer<Batch> results) {
        this.stageRun = stageRun;
        this.partition = partition;
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
        try (var driver = OperatorFactory.build(stageRun.stage().fragment(), end(), this)) {
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
        } catch (dev.vonk.runtime.data.DataException | java.io.UncheckedIOException e) {
            return cancelled ? new TaskFailure.Killed() : new TaskFailure.UserError(e);
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

    private Sink end() {
        var stage = stageRun.stage();
        return switch (stage.output()) {
            case StageOutput.ToExchange(int exchange, var partitioning) ->
                new ExchangeWriter(blocks, stageRun.job(), exchange,
                        partition, partitioning, stage.fragment().schema(), evaluation(), metrics);
            case StageOutput.ToCache(long cache) -> new CacheSink(cache);
            case StageOutput.ToResult() -> new ResultSink();
        };
    }

    private final class CacheSink implements Sink {
        private final long cache;
        private final SegmentEncoder encoder = new SegmentEncoder(stageRun.stage().fragment().schema());

        CacheSink(long cache) {
            this.cache = cache;
        }

        @Override
        public void push(Batch batch) {
            metrics.rowsWritten.add(batch.rowCount());
            encoder.add(batch);
        }

        @Override
        public void finish() {
            blocks.put(new BlockId.CacheBlock(cache, partition), encoder.finish());
        }
    }

    /// Batches of a result are copied, since whoever asked keeps them.
    private final class ResultSink implements Sink {
        @Override
        public void push(Batch batch) {
            metrics.rowsWritten.add(batch.rowCount());
            var copy = new dev.vonk.runtime.exchange.BatchCollector(stageRun.stage().fragment().schema());
            copy.add(batch);
            copy.finish().forEach(results);
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
            return new BlockReader(List.of(), batchRows());
        }
        var segments = blocks.get(new BlockId.CacheBlock(scan.cache(), part));
        if (segments == null) {
            throw new dev.vonk.runtime.data.DataException("CACHED_FRAME_DROPPED",
                    "A cached DataFrame was unpersisted while this query read it. Run the query again.");
        }
        return new SegmentReader(segments, scan.cached().schema(), scan.columns(), scan.filters(), batchRows());
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
            var batches = blocks.get(new BlockId.ExchangeBlock(stageRun.job(), read.exchange(), task, part));
            if (batches == null) {
                missing.add(new TaskOutput(task, 0));
            } else {
                readers.add(new BlockReader(batches, batchRows()));
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
