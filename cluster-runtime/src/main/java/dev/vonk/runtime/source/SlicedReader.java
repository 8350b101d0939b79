package dev.vonk.runtime.source;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Vector;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Hands batches of any size on in pieces of at most `batchRows` rows, with the columns that are wanted.
public abstract class SlicedReader implements BatchReader {
    private final @Nullable List<Integer> columns;
    private final int batchRows;
    private @Nullable Batch current;
    private int at;

    /// @param columns places of those that are wanted; null for all
    protected SlicedReader(@Nullable List<Integer> columns, int batchRows) {
        this.columns = columns;
        this.batchRows = batchRows;
    }

    /// The next batch with all its columns; null at the end.
    protected abstract @Nullable Batch load() throws IOException;

    @Override
    public final @Nullable Batch next() throws IOException {
        var batch = current;
        while (batch == null || at >= batch.rowCount()) {
            var loaded = load();
            batch = loaded == null ? null : chosen(loaded);
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
        current = null;
    }
}
