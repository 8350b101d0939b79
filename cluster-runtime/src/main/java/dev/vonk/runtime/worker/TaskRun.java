package dev.vonk.runtime.worker;

import dev.vonk.runtime.block.Block;
import dev.vonk.runtime.block.BlockId;
import dev.vonk.runtime.block.BlockStore;
import dev.vonk.runtime.block.CacheOutput;
import dev.vonk.runtime.block.CorruptBlockException;
import dev.vonk.runtime.block.MemoryBudget;
import dev.vonk.runtime.block.Segment;
import dev.vonk.runtime.block.SegmentEncoder;
import dev.vonk.runtime.block.Spool;
import dev.vonk.runtime.code.TaskOutput;
import dev.vonk.runtime.code.TaskScope;
import dev.vonk.runtime.code.pack.AccumulatorParts;
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
import dev.vonk.runtime.plan.Partitioning;
import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.source.BatchReader;
import dev.vonk.runtime.source.Split;
import dev.vonk.runtime.stage.Stage;
import dev.vonk.runtime.stage.StageOutput;
import dev.vonk.runtime.stage.TaskFailure;
import dev.vonk.runtime.stage.TaskReport;
import dev.vonk.runtime.stage.TaskSpec;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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
    private final TaskSpec spec;
    private final int partition;
    private final BlockStore blocks;
    private final MemoryBudget memory;
    private final Consumer<Batch> results;
    private final TaskMetrics metrics = new TaskMetrics();
    private final TaskInputs inputs;
    private final @Nullable Spool spool;
    private final Map<PhysicalPlan, Integer> leaves = new IdentityHashMap<>();
    private long nanos;
    private long cachedRows;
    private long cachedBytes;
    private final TaskScope scope;
    private byte[] updates = {};
    private volatile boolean cancelled;
    private volatile @Nullable Thread thread;

    /// @param worker the name of this process among the workers
    /// @param peers the other workers, for blocks that are there
    /// @param results takes the batches of a result stage, each its own to keep
    /// @param prints takes what functions print; null for where all printing of the process goes
    public TaskRun(StageRun stageRun, TaskSpec spec, String worker, BlockStore blocks, MemoryBudget memory,
            Peers peers, Consumer<Batch> results, @Nullable TaskOutput prints) {
        this.stageRun = stageRun;
        this.spec = spec;
        this.partition = spec.attempt().task().partition();
        this.blocks = blocks;
        this.memory = memory;
        this.results = results;
        this.scope = new TaskScope(stageRun.job(), stageRun.stage().id(), partition, spec.attempt().attempt(),
                stageRun.accumulators(), prints);
        var folder = stageRun.settings().spool();
        this.spool = folder.isEmpty() ? null : new Spool(Path.of(folder), memory, stageRun.settings().packing());
        this.inputs = new TaskInputs(spec, worker, blocks, peers, spool, metrics, batchRows());
        var found = Stage.leavesOf(stageRun.stage().fragment());
        for (int i = 0; i < found.size(); i++) {
            leaves.put(found.get(i), i);
        }
    }

    /// Computes the partition.
    ///
    /// @return why there is no result; null where there is one
    public @Nullable TaskFailure run() {
        long begin = System.nanoTime();
        thread = Thread.currentThread();
        try {
            scope.enter();
            compute();
            updates = AccumulatorParts.write(scope.added());
            return null;
        } catch (OutOfMemoryError e) {
            return new TaskFailure.OutOfMemory(
                    "A task of stage " + stageRun.stage().id() + " ran out of memory (" + e.getMessage()
                            + "); raise the heap with VONK_JAVA_OPTS=-Xmx..., or read fewer columns or rows at once.");
        } catch (Throwable e) {
            return cancelled ? new TaskFailure.Killed() : failureOf(e);
        } finally {
            TaskScope.leave();
            nanos = System.nanoTime() - begin;
            synchronized (this) {
                thread = null;
                Thread.interrupted();
            }
        }
    }

    private void compute() throws Exception {
        try (var end = end(); var driver = OperatorFactory.build(stageRun.stage().fragment(), end.sink(), this)) {
            checkCancelled();
            while (driver.step()) {
                checkCancelled();
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

    /// What it did, once it has ended.
    public TaskReport report() {
        return new TaskReport(metrics.counts(), nanos, cachedRows, cachedBytes, updates);
    }

    /// Input that is not there any more can be computed again; operators may have wrapped the news.
    private TaskFailure failureOf(Throwable error) {
        for (var cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof LostInputException lost) {
                forgetCorrupt(lost);
                return lost.failure();
            }
        }
        return error instanceof DataException || error instanceof UncheckedIOException
                ? new TaskFailure.UserError(error)
                : new TaskFailure.InternalError(error);
    }

    private void forgetCorrupt(LostInputException lost) {
        if (lost.getCause() instanceof CorruptBlockException corrupt) {
            blocks.drop(corrupt.block());
        }
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
                var bounds = partitioning instanceof Partitioning.Range range
                        ? SampledBounds.of(range, stage.fragment(), inputs, stageRun.shared())
                        : null;
                int attempt = spec.attempt().attempt();
                var output = spool == null
                        ? blocks.output(stageRun.job(), exchange, partition, attempt, partitioning.partitions())
                        : spool.output(stageRun.job(), exchange, partition, attempt, partitioning.partitions());
                yield new End(new ExchangeWriter(output, partitioning, bounds, partition, stage.fragment().schema(),
                        evaluation(), metrics), output::close);
            }
            case StageOutput.ToCache(long cache, var storage) -> {
                var output = blocks.output(new BlockId.CacheBlock(cache, partition), storage.level());
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
            cachedRows += segment.batch().rowCount();
            cachedBytes += segment.batch().bytes();
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
        return spec.splits().get(leaf(scan));
    }

    @Override
    public boolean reads(PhysicalPlan leaf) {
        return part(leaf) >= 0;
    }

    /// The leaf's own partition that this task reads, -1 where the leaf is not its.
    private int part(PhysicalPlan leaf) {
        return stageRun.stage().leaves().get(leaf(leaf)).partitionOf(partition);
    }

    private int leaf(PhysicalPlan leaf) {
        var index = leaves.get(leaf);
        if (index == null) {
            throw new IllegalStateException("not a leaf of this fragment: " + leaf.describe());
        }
        return index;
    }

    @Override
    public BatchReader cached(PhysicalPlan.ReadCache read) {
        int part = part(read);
        return part < 0 ? Block.none() : inputs.cached(read, part);
    }

    @Override
    public List<BatchReader> exchange(PhysicalPlan.ReadExchange read) {
        int part = part(read);
        if (part < 0) {
            return List.of();
        }
        return inputs.exchange(read, read.partitioning().partitions() == 1 ? 0 : part);
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
