package dev.vonk.runtime.exchange;

import dev.vonk.runtime.block.BlockId;
import dev.vonk.runtime.block.BlockStore;
import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.VectorHash;
import dev.vonk.runtime.expression.Evaluators;
import dev.vonk.runtime.expression.Projection;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.operator.Sink;
import dev.vonk.runtime.operator.TaskMetrics;
import dev.vonk.runtime.plan.Partitioning;
import dev.vonk.runtime.type.StructType;
import java.util.Arrays;
import java.util.List;

/// The end of a task whose stage feeds an exchange: collects its rows by partition, and hands the blocks over when
/// the task is done.
public final class ExchangeWriter implements Sink {
    private final BlockStore store;
    private final long job;
    private final int exchange;
    private final int task;
    private final TaskMetrics metrics;
    private final Partitioning partitioning;
    private final Projection keys;
    private final BatchCollector[] partitions;
    private long[] hashes = new long[0];
    private int[] targets = new int[0];
    private int[] order = new int[0];
    private int turn;

    public ExchangeWriter(BlockStore store, long job, int exchange, int task, Partitioning partitioning,
            StructType schema,
            EvaluationContext evaluation, TaskMetrics metrics) {
        this.store = store;
        this.job = job;
        this.exchange = exchange;
        this.task = task;
        this.metrics = metrics;
        this.partitioning = partitioning;
        this.turn = task;
        this.keys = Evaluators.compileAll(partitioning instanceof Partitioning.Hash hash ? hash.keys() : List.of(),
                evaluation);
        this.partitions = new BatchCollector[partitioning.partitions()];
        Arrays.setAll(partitions, _ -> new BatchCollector(schema));
    }

    @Override
    public void push(Batch batch) {
        metrics.rowsWritten.add(batch.rowCount());
        switch (partitioning) {
            case Partitioning.Single _,Partitioning.Broadcast _ -> partitions[0].add(batch);
            case Partitioning.Hash _ -> deal(batch, hashTargets(batch));
            case Partitioning.RoundRobin _ -> deal(batch, turnTargets(batch));
        }
    }

    private int[] hashTargets(Batch batch) {
        int rows = batch.rowCount();
        if (hashes.length < rows) {
            hashes = new long[rows];
            targets = new int[rows];
        }
        Arrays.fill(hashes, 0, rows, 0L);
        for (var key : keys.evaluate(batch)) {
            VectorHash.combine(key, rows, hashes);
        }
        int count = partitions.length;
        for (int i = 0; i < rows; i++) {
            targets[i] = (int) ((hashes[i] >>> 32) * count >>> 32);
        }
        return targets;
    }

    private int[] turnTargets(Batch batch) {
        int rows = batch.rowCount();
        if (targets.length < rows) {
            targets = new int[rows];
        }
        for (int i = 0; i < rows; i++) {
            targets[i] = turn++ % partitions.length & 0x7FFFFFFF;
        }
        turn %= partitions.length;
        return targets;
    }

    /// Sorts the rows by target, stably, and hands each target its run.
    private void deal(Batch batch, int[] target) {
        int rows = batch.rowCount();
        var starts = new int[partitions.length + 1];
        for (int i = 0; i < rows; i++) {
            starts[target[i] + 1]++;
        }
        for (int p = 0; p < partitions.length; p++) {
            starts[p + 1] += starts[p];
        }
        if (order.length < rows) {
            order = new int[rows];
        }
        var next = Arrays.copyOf(starts, partitions.length);
        for (int i = 0; i < rows; i++) {
            order[next[target[i]]++] = batch.row(i);
        }
        for (int p = 0; p < partitions.length; p++) {
            int count = starts[p + 1] - starts[p];
            if (count > 0) {
                partitions[p].add(batch, Arrays.copyOfRange(order, starts[p], starts[p + 1]), count);
            }
        }
    }

    @Override
    public void finish() {
        for (int p = 0; p < partitions.length; p++) {
            var batches = partitions[p].finish();
            metrics.bytesWritten.add(batches.stream().mapToLong(Batch::bytes).sum());
            store.put(new BlockId.ExchangeBlock(job, exchange, task, p), batches);
        }
    }
}
