package dev.vonk.runtime.worker;

import dev.vonk.runtime.block.CorruptBlockException;
import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.source.BatchReader;
import dev.vonk.runtime.stage.TaskFailure;
import dev.vonk.runtime.stage.TaskOutput;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads the output of one task of another stage, wherever it lies; opened when it is first read or sooner
/// ([ReadAhead]). What cannot be read is a [LostInputException].
final class InputReader implements BatchReader {
    private final Supplier<BatchReader> opener;
    private final int stage;
    private final TaskOutput output;
    private final @Nullable List<Integer> columns;
    private final int batchRows;
    private @Nullable BatchReader reader;
    private @Nullable Batch current;
    private int at;
    private boolean closed;
    private @Nullable ReadAhead ahead;

    /// @param columns places of those that are wanted; null for all
    /// @param batchRows the most rows of a batch
    InputReader(Supplier<BatchReader> opener, int stage, TaskOutput output, @Nullable List<Integer> columns,
            int batchRows) {
        this.opener = opener;
        this.stage = stage;
        this.output = output;
        this.columns = columns;
        this.batchRows = batchRows;
    }

    void ahead(ReadAhead others) {
        ahead = others;
    }

    /// Begins to fetch.
    BatchReader open() {
        var open = reader;
        if (open == null) {
            try {
                open = opener.get();
            } catch (LostBlockException e) {
                throw lost(e);
            }
            reader = open;
        }
        return open;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public @Nullable Batch next() throws IOException {
        var batch = current;
        while (batch == null || at >= batch.rowCount()) {
            batch = load();
            current = batch;
            at = 0;
            if (batch == null) {
                return null;
            }
        }
        int rows = Math.min(batchRows, batch.rowCount() - at);
        var slice = rows == batch.rowCount() ? batch : batch.slice(at, rows);
        at += rows;
        return slice;
    }

    private @Nullable Batch load() throws IOException {
        if (ahead != null) {
            ahead.reading(this);
        }
        try {
            var batch = open().next();
            return batch == null ? null : chosen(batch);
        } catch (LostBlockException e) {
            throw lost(e);
        } catch (CorruptBlockException e) {
            throw lost(e);
        }
    }

    private LostInputException lost(Exception e) {
        return new LostInputException(
                new TaskFailure.LostBlocks(stage, List.of(output), String.valueOf(e.getMessage())), e);
    }

    private Batch chosen(Batch batch) {
        var places = columns;
        if (places == null) {
            return batch;
        }
        var vectors = new Vector[places.size()];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = batch.column(places.get(i));
        }
        return batch.withColumns(vectors);
    }

    @Override
    public void close() throws IOException {
        closed = true;
        current = null;
        var open = reader;
        if (open != null) {
            open.close();
        }
    }
}
