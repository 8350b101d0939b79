package dev.vonk.runtime.exchange;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.VectorHash;
import dev.vonk.runtime.expression.Evaluators;
import dev.vonk.runtime.expression.Projection;
import dev.vonk.runtime.expression.SortKey;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.plan.Partitioning;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells which partition each row of a batch goes to. One thread.
final class Dealer {
    private final Partitioning partitioning;
    private final @Nullable RangeBounds bounds;
    private final Projection keys;
    private long[] hashes = new long[0];
    private int[] targets = new int[0];
    private int turn;

    /// @param bounds of a partitioning by range, null for any other
    /// @param task where the turns begin, so that not all tasks begin with the same partition
    Dealer(Partitioning partitioning, @Nullable RangeBounds bounds, int task, EvaluationContext evaluation) {
        this.partitioning = partitioning;
        this.bounds = bounds;
        this.turn = task;
        this.keys = Evaluators.compileAll(switch (partitioning) {
            case Partitioning.Hash(var expressions, int _) -> expressions;
            case Partitioning.Range(var sorted, int _) -> sorted.stream().map(SortKey::expression).toList();
            case Partitioning.Single _,Partitioning.Broadcast _,Partitioning.RoundRobin _ -> List.of();
        }, evaluation);
    }

    /// Whether all rows go to partition 0.
    boolean isSingle() {
        return partitioning.partitions() == 1;
    }

    /// The partition of each row that counts, good until the next call.
    int[] deal(Batch batch) {
        int rows = batch.rowCount();
        if (targets.length < rows) {
            targets = new int[rows];
        }
        switch (partitioning) {
            case Partitioning.Single _,Partitioning.Broadcast _ -> Arrays.fill(targets, 0, rows, 0);
            case Partitioning.Hash _ -> byHash(batch, rows);
            case Partitioning.RoundRobin _ -> inTurn(rows);
            case Partitioning.Range _ -> {
                if (bounds == null) {
                    throw new IllegalStateException("an exchange by range without bounds");
                }
                bounds.deal(keys.evaluate(batch), rows, targets);
            }
        }
        return targets;
    }

    private void byHash(Batch batch, int rows) {
        if (hashes.length < rows) {
            hashes = new long[rows];
        }
        Arrays.fill(hashes, 0, rows, 0L);
        for (var key : keys.evaluate(batch)) {
            VectorHash.combine(key, rows, hashes);
        }
        int count = partitioning.partitions();
        for (int i = 0; i < rows; i++) {
            targets[i] = (int) ((hashes[i] >>> 32) * count >>> 32);
        }
    }

    private void inTurn(int rows) {
        int count = partitioning.partitions();
        for (int i = 0; i < rows; i++) {
            targets[i] = turn++ % count & 0x7FFFFFFF;
        }
        turn %= count;
    }
}
