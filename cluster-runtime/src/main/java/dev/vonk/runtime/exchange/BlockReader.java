package dev.vonk.runtime.exchange;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.source.BatchReader;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Reads the batches of a block, in pieces of at most `batchRows` rows.
public final class BlockReader implements BatchReader {
    private final Queue<Batch> batches;
    private final int batchRows;
    private @Nullable Batch current;
    private int at;

    public BlockReader(List<Batch> batches, int batchRows) {
        this.batches = new ArrayDeque<>(batches);
        this.batchRows = batchRows;
    }

    @Override
    public @Nullable Batch next() {
        while (current == null || at >= current.rowCount()) {
            current = batches.poll();
            at = 0;
            if (current == null) {
                return null;
            }
        }
        int rows = Math.min(batchRows, current.rowCount() - at);
        var slice = rows == current.rowCount() ? current : current.slice(at, rows);
        at += rows;
        return slice;
    }

    @Override
    public void close() {
        batches.clear();
        current = null;
    }
}
