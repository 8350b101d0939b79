package dev.vonk.runtime.operator.sort;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.source.BatchReader;
import dev.vonk.runtime.type.StructType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sorted inputs made into one sorted output; of equal rows those of the earlier input come first. Reads one batch of
/// each input at a time.
public final class SortedMerge implements BatchReader {
    /// One input.
    ///
    /// @param keys the keys of a batch's rows that count, dense, good until the next call
    public record Input(BatchReader reader, Keys keys) {}

    /// From a batch to its keys.
    @FunctionalInterface
    public interface Keys {
        Vector[] of(Batch batch);
    }

    private static final class Cursor {
        final Input input;
        final int place;
        Vector[] columns = new Vector[0];
        Vector[] keys = new Vector[0];
        long[] prefixes = new long[0];
        int row;
        int rows;

        Cursor(Input input, int place) {
            this.input = input;
            this.place = place;
        }

        boolean load(RowOrder order, int width) throws IOException {
            var batch = input.reader.next();
            if (batch == null) {
                return false;
            }
            keys = input.keys.of(batch);
            columns = new Vector[width];
            for (int i = 0; i < width; i++) {
                columns[i] = batch.dense(i, Scratch.fresh());
            }
            prefixes = Prefixes.of(keys[0], order, batch.rowCount());
            row = 0;
            rows = batch.rowCount();
            return true;
        }
    }

    private final List<Input> inputs;
    private final RowOrder order;
    private final StructType schema;
    private final int batchRows;
    private @Nullable Cursor[] heap = new Cursor[0];
    private int open;
    private boolean started;
    /// The input at the top of the heap, where its batch is used up; the next one is read when it is needed.
    private @Nullable Cursor usedUp;

    /// @param schema of the output: the first columns of the inputs' batches
    public SortedMerge(List<Input> inputs, RowOrder order, StructType schema, int batchRows) {
        this.inputs = List.copyOf(inputs);
        this.order = order;
        this.schema = schema;
        this.batchRows = batchRows;
    }

    @Override
    public @Nullable Batch next() throws IOException {
        if (!started) {
            started = true;
            start();
        }
        if (usedUp != null) {
            advance(usedUp);
            usedUp = null;
        }
        if (open == 0) {
            return null;
        }
        if (open == 1) {
            return rest(top());
        }
        return merged();
    }

    private void start() throws IOException {
        heap = new Cursor[inputs.size()];
        for (int i = 0; i < inputs.size(); i++) {
            var cursor = new Cursor(inputs.get(i), i);
            if (cursor.load(order, schema.size())) {
                heap[open++] = cursor;
            }
        }
        for (int i = open / 2 - 1; i >= 0; i--) {
            sink(i);
        }
    }

    private Cursor top() {
        return java.util.Objects.requireNonNull(heap[0]);
    }

    /// Only one input is left: its batches pass as they are.
    private Batch rest(Cursor cursor) {
        int rows = cursor.rows - cursor.row;
        var columns = new Vector[cursor.columns.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = cursor.columns[i].slice(cursor.row, rows);
        }
        usedUp = cursor;
        return Batch.of(rows, columns);
    }

    /// Picks rows until the output is full or an input's batch is used up, then copies them column by column.
    private Batch merged() {
        var from = new int[batchRows];
        var rows = new int[batchRows];
        int count = 0;
        while (count < batchRows && usedUp == null) {
            var cursor = top();
            from[count] = cursor.place;
            rows[count++] = cursor.row++;
            if (cursor.row == cursor.rows) {
                usedUp = cursor;
            } else {
                sink(0);
            }
        }
        return copied(from, rows, count);
    }

    private Batch copied(int[] from, int[] rows, int count) {
        var placed = new ArrayList<Cursor>();
        var numberOf = new int[inputs.size()];
        for (int i = 0; i < open; i++) {
            var cursor = java.util.Objects.requireNonNull(heap[i]);
            numberOf[cursor.place] = placed.size();
            placed.add(cursor);
        }
        for (int i = 0; i < count; i++) {
            from[i] = numberOf[from[i]];
        }
        var columns = new Vector[schema.size()];
        var sources = new Vector[placed.size()];
        for (int c = 0; c < columns.length; c++) {
            for (int i = 0; i < sources.length; i++) {
                sources[i] = placed.get(i).columns[c];
            }
            columns[c] = Interleave.column(sources, schema.field(c).dataType(), from, rows, count);
        }
        return Batch.of(count, columns);
    }

    private void advance(Cursor cursor) throws IOException {
        if (!cursor.load(order, schema.size())) {
            heap[0] = heap[--open];
            heap[open] = null;
        }
        if (open > 1) {
            sink(0);
        }
    }

    private void sink(int place) {
        int at = place;
        var moving = heap[at];
        while (2 * at + 1 < open) {
            int child = 2 * at + 1;
            if (child + 1 < open && isBefore(heap[child + 1], heap[child])) {
                child++;
            }
            if (!isBefore(heap[child], moving)) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = moving;
    }

    @SuppressWarnings("NullAway")
    private boolean isBefore(@Nullable Cursor a, @Nullable Cursor b) {
        long left = a.prefixes[a.row];
        long right = b.prefixes[b.row];
        if (left != right) {
            return left < right;
        }
        int compared = order.compare(a.keys, a.row, b.keys, b.row, 0);
        return compared != 0 ? compared < 0 : a.place < b.place;
    }

    @Override
    public void close() throws IOException {
        for (var input : inputs) {
            input.reader.close();
        }
    }
}
