package dev.vonk.runtime.exchange;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.type.StructType;
import java.util.ArrayList;
import java.util.List;

/// Copies rows of passing batches into batches that stay.
public final class BatchCollector {
    private static final int ROWS = 16 * 1024;

    private final StructType schema;
    private final List<Batch> batches = new ArrayList<>();
    private VectorBuilder[] builders;

    public BatchCollector(StructType schema) {
        this.schema = schema;
        this.builders = newBuilders(16);
    }

    private VectorBuilder[] newBuilders(int capacity) {
        return schema.fields().stream().map(field -> VectorBuilder.of(field.dataType(), capacity))
                .toArray(VectorBuilder[]::new);
    }

    /// Copies all rows that count.
    public void add(Batch batch) {
        var selection = batch.selection();
        if (selection != null) {
            add(batch, selection, batch.rowCount());
            return;
        }
        for (int i = 0; i < builders.length; i++) {
            builders[i].appendRange(batch.column(i), 0, batch.rowCount());
        }
        added(batch.rowCount());
    }

    /// Copies the physical rows `rows[0..count)`.
    public void add(Batch batch, int[] rows, int count) {
        for (int i = 0; i < builders.length; i++) {
            builders[i].appendRows(batch.column(i), rows, count);
        }
        added(count);
    }

    private int pending;

    private void added(int count) {
        pending += count;
        if (pending >= ROWS) {
            flush(ROWS);
        }
    }

    private void flush(int nextCapacity) {
        var columns = new Vector[builders.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = builders[i].build();
        }
        batches.add(Batch.of(pending, columns));
        pending = 0;
        builders = newBuilders(nextCapacity);
    }

    /// The batches; the collector is not to be used after.
    public List<Batch> finish() {
        if (pending > 0) {
            flush(0);
        }
        return batches;
    }
}
