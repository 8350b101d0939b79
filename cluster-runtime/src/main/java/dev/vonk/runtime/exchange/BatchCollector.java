package dev.vonk.runtime.exchange;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.type.StructType;
import java.util.function.Consumer;

/// Copies rows of passing batches into batches that stay, each of which it hands on when it is large enough.
public final class BatchCollector {
    private static final int ROWS = 16 * 1024;
    private static final int FEW_ROWS = 16;
    /// Wide rows are handed on earlier.
    private static final long LARGE = 8 << 20;

    private final StructType schema;
    private final Consumer<Batch> next;
    private VectorBuilder[] builders;
    private int pending;
    private long bytes;

    public BatchCollector(StructType schema, Consumer<Batch> next) {
        this.schema = schema;
        this.next = next;
        this.builders = newBuilders(FEW_ROWS);
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
        makeRoom(batch.rowCount());
        for (int i = 0; i < builders.length; i++) {
            builders[i].appendRange(batch.column(i), 0, batch.rowCount());
        }
        added(batch.rowCount());
    }

    /// Copies the physical rows `rows[0..count)`.
    public void add(Batch batch, int[] rows, int count) {
        makeRoom(count);
        for (int i = 0; i < builders.length; i++) {
            builders[i].appendRows(batch.column(i), rows, count);
        }
        added(count);
    }

    /// Builders that grow for the last few rows would hand on vectors that take twice what they are counted as.
    private void makeRoom(int count) {
        if (pending > 0 && pending + count > ROWS) {
            flush(bytes < LARGE / 2 ? ROWS : FEW_ROWS);
        }
    }

    private void added(int count) {
        pending += count;
        measure();
        if (pending >= ROWS || bytes >= LARGE) {
            flush(bytes < LARGE / 2 ? ROWS : FEW_ROWS);
        }
    }

    private void measure() {
        long sum = 0;
        for (var builder : builders) {
            sum += builder.bytes();
        }
        bytes = sum;
    }

    /// Bytes of the rows that were not handed on yet, and of the room for more.
    public long bytes() {
        return bytes;
    }

    /// Hands on what there is.
    public void flush() {
        flush(FEW_ROWS);
    }

    private void flush(int nextCapacity) {
        if (pending == 0) {
            return;
        }
        var columns = new Vector[builders.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = builders[i].build();
        }
        int rows = pending;
        pending = 0;
        builders = newBuilders(nextCapacity);
        measure();
        next.accept(Batch.of(rows, columns));
    }
}
