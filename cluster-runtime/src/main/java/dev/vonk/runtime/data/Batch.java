package dev.vonk.runtime.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some rows of a table, column by column, of which a selection may count.
///
/// **Life time**: a batch that is pushed to an operator is good until that call returns; who keeps rows copies them
/// ([VectorBuilder], [#compact]).
public final class Batch {
    /// Rows an operator makes at a time, unless the session says otherwise.
    public static final int DEFAULT_ROWS = 4096;

    private final Vector[] columns;
    private final int length;
    private final int @Nullable [] selection;
    private final int selected;

    private Batch(Vector[] columns, int length, int @Nullable [] selection, int selected) {
        this.columns = columns;
        this.length = length;
        this.selection = selection;
        this.selected = selected;
    }

    /// All rows of these columns, each `length` long. The array is kept.
    public static Batch of(int length, Vector... columns) {
        return new Batch(columns, length, null, length);
    }

    /// All rows of these columns.
    public static Batch of(int length, List<? extends Vector> columns) {
        return of(length, columns.toArray(Vector[]::new));
    }

    /// The same columns, with only the rows `rows[0..count)` counting (ascending physical row numbers). The array is
    /// kept, not copied.
    public Batch select(int[] rows, int count) {
        return new Batch(columns, length, rows, count);
    }

    /// The same rows with other columns; each must have this batch's [#length].
    public Batch withColumns(Vector... others) {
        return new Batch(others, length, selection, selected);
    }

    /// How many columns.
    public int width() {
        return columns.length;
    }

    /// Column `index` with all its physical rows, the unselected ones too.
    public Vector column(int index) {
        return columns[index];
    }

    /// Physical rows.
    public int length() {
        return length;
    }

    /// The rows that count: ascending physical row numbers, the first [#rowCount] of the array; null where all count.
    public int @Nullable [] selection() {
        return selection;
    }

    /// How many rows count.
    public int rowCount() {
        return selected;
    }

    /// Column `index` reduced to the rows that count.
    public Vector dense(int index, Scratch scratch) {
        var column = columns[index];
        return selection == null ? column : column.gather(selection, selected, scratch);
    }

    /// The physical row of the `index`th row that counts.
    public int row(int index) {
        return selection == null ? index : selection[index];
    }

    /// A batch of only the rows that count, in new arrays where a selection was there.
    public Batch compact() {
        if (selection == null) {
            return this;
        }
        var dense = new Vector[columns.length];
        for (int i = 0; i < dense.length; i++) {
            dense[i] = dense(i, Scratch.fresh());
        }
        return of(selected, dense);
    }

    /// The rows `from` to `from + count` of those that count.
    public Batch slice(int from, int count) {
        if (selection != null) {
            return new Batch(columns, length, java.util.Arrays.copyOfRange(selection, from, from + count), count);
        }
        var sliced = new Vector[columns.length];
        for (int i = 0; i < sliced.length; i++) {
            sliced[i] = columns[i].slice(from, count);
        }
        return of(count, sliced);
    }

    /// Bytes held, for memory accounting.
    public long bytes() {
        long sum = 0;
        for (var column : columns) {
            sum += column.bytes();
        }
        return sum;
    }
}
