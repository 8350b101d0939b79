package dev.vonk.runtime.operator;

import dev.vonk.runtime.block.MemoryBudget;
import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.source.BatchReader;
import dev.vonk.runtime.source.Split;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A task without a cluster: scans read all splits, exchanges what a test puts in.
class FakeTaskContext implements TaskContext {
    final Map<Integer, List<List<Batch>>> exchanges = new HashMap<>();
    final Map<Long, List<Batch>> caches = new HashMap<>();
    final Map<Object, Object> shared;
    final RuntimeFilters filters = new RuntimeFilters();
    final TaskMetrics metrics = new TaskMetrics();
    final MemoryBudget memory;
    final int batchRows;
    int partition;
    int sharedMade;

    FakeTaskContext(int batchRows, MemoryBudget memory) {
        this(batchRows, memory, new HashMap<>());
    }

    FakeTaskContext(int batchRows, MemoryBudget memory, Map<Object, Object> shared) {
        this.batchRows = batchRows;
        this.memory = memory;
        this.shared = shared;
    }

    static FakeTaskContext roomy(int batchRows) {
        return new FakeTaskContext(batchRows, new MemoryBudget(1L << 30));
    }

    @Override
    public int partition() {
        return partition;
    }

    @Override
    public int batchRows() {
        return batchRows;
    }

    @Override
    public EvaluationContext evaluation() {
        return EvaluationContext.UTC;
    }

    @Override
    public List<Split> splits(PhysicalPlan.Scan scan) {
        try {
            return scan.source().splits(scan.request());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public BatchReader cached(PhysicalPlan.ReadCache read) {
        return reader(caches.getOrDefault(read.cache(), List.of()));
    }

    @Override
    public List<BatchReader> exchange(PhysicalPlan.ReadExchange read) {
        return exchanges.getOrDefault(read.exchange(), List.of()).stream().map(FakeTaskContext::reader).toList();
    }

    static BatchReader reader(List<Batch> batches) {
        var left = batches.iterator();
        return new BatchReader() {
            @Override
            public @Nullable Batch next() {
                return left.hasNext() ? left.next() : null;
            }

            @Override
            public void close() {
            }
        };
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T shared(Object key, Supplier<T> maker) {
        return (T) shared.computeIfAbsent(key, _ -> {
            sharedMade++;
            return maker.get();
        });
    }

    @Override
    public RuntimeFilters runtimeFilters() {
        return filters;
    }

    @Override
    public MemoryBudget memory() {
        return memory;
    }

    @Override
    public void checkCancelled() {
    }

    @Override
    public TaskMetrics metrics() {
        return metrics;
    }
}
