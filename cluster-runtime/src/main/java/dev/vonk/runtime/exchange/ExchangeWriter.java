package dev.vonk.runtime.exchange;

import dev.vonk.runtime.block.ExchangeOutput;
import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.operator.Sink;
import dev.vonk.runtime.operator.TaskMetrics;
import dev.vonk.runtime.plan.Partitioning;
import dev.vonk.runtime.type.StructType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The end of a task whose stage feeds an exchange: collects its rows by partition, in memory while that lasts and then
/// on disk, and hands the blocks over when the task is done.
public final class ExchangeWriter implements Sink, AutoCloseable {
    private final ExchangeOutput output;
    private final TaskMetrics metrics;
    private final Dealer dealer;
    private final BatchCollector[] collectors;
    private final int[] starts;
    private final int[] next;
    private int[] order = new int[0];
    /// Bytes that all collectors hold.
    private long collecting;

    /// @param output of as many partitions as `partitioning` has
    /// @param bounds of a partitioning by range, null for any other
    /// @param task its number: where dealing in turn begins
    public ExchangeWriter(ExchangeOutput output, Partitioning partitioning, @Nullable RangeBounds bounds, int task,
            StructType schema, EvaluationContext evaluation, TaskMetrics metrics) {
        this.output = output;
        this.metrics = metrics;
        this.dealer = new Dealer(partitioning, bounds, task, evaluation);
        this.collectors = new BatchCollector[partitioning.partitions()];
        this.starts = new int[collectors.length + 1];
        this.next = new int[collectors.length];
        Arrays.setAll(collectors, p -> new BatchCollector(schema, batch -> output.add(p, batch)));
    }

    @Override
    public void push(Batch batch) {
        metrics.rowsWritten.add(batch.rowCount());
        if (dealer.isSingle()) {
            long before = collectors[0].bytes();
            collectors[0].add(batch);
            collecting += collectors[0].bytes() - before;
        } else {
            deal(batch, dealer.deal(batch));
        }
        if (!output.cover(collecting)) {
            flush();
            metrics.bytesSpilled.add(output.spill());
        }
    }

    /// Sorts the rows by target, stably, and hands each target its run.
    private void deal(Batch batch, int[] target) {
        int rows = batch.rowCount();
        Arrays.fill(starts, 0);
        for (int i = 0; i < rows; i++) {
            starts[target[i] + 1]++;
        }
        for (int p = 0; p < next.length; p++) {
            starts[p + 1] += starts[p];
        }
        if (order.length < rows) {
            order = new int[rows];
        }
        System.arraycopy(starts, 0, next, 0, next.length);
        for (int i = 0; i < rows; i++) {
            order[next[target[i]]++] = batch.row(i);
        }
        for (int p = 0; p < next.length; p++) {
            int count = starts[p + 1] - starts[p];
            if (count > 0) {
                long before = collectors[p].bytes();
                collectors[p].add(batch, Arrays.copyOfRange(order, starts[p], starts[p + 1]), count);
                collecting += collectors[p].bytes() - before;
            }
        }
    }

    private void flush() {
        collecting = 0;
        for (var collector : collectors) {
            collector.flush();
            collecting += collector.bytes();
        }
    }

    @Override
    public void finish() {
        flush();
        metrics.bytesWritten.add(output.bytes());
        metrics.bytesSpilled.add(output.finish());
    }

    /// Where it was not finished: what it wrote is gone.
    @Override
    public void close() {
        output.close();
    }
}
