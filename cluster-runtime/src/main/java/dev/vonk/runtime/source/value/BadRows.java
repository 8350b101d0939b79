package dev.vonk.runtime.source.value;

import dev.vonk.runtime.data.Batch;
import java.util.Arrays;

/// The rows of a batch that do not say what the schema wants, and the first reason for it. Used again for every batch.
public final class BadRows {
    /// The column that stands for the row as a whole, which has too few or too many values.
    public static final int WHOLE_ROW = -1;

    private long[] bits = new long[0];
    private int count;
    private int firstRow;
    private int firstColumn;

    /// Forgets all, for a batch of `rows` rows.
    public void reset(int rows) {
        int words = rows + 63 >>> 6;
        if (bits.length < words) {
            bits = new long[words];
        } else if (count > 0) {
            Arrays.fill(bits, 0L);
        }
        count = 0;
        firstRow = Integer.MAX_VALUE;
        firstColumn = Integer.MAX_VALUE;
    }

    /// Notes a bad row.
    ///
    /// @param column the place of the value in the file's rows, or [#WHOLE_ROW]
    public void add(int row, int column) {
        if (!contains(row)) {
            bits[row >>> 6] |= 1L << row;
            count++;
        }
        if (row < firstRow || row == firstRow && column < firstColumn) {
            firstRow = row;
            firstColumn = column;
        }
    }

    public boolean contains(int row) {
        return (bits[row >>> 6] >>> row & 1) != 0;
    }

    /// How many rows are bad.
    public int count() {
        return count;
    }

    /// The rows of a batch that are not bad.
    public Batch without(Batch batch) {
        var good = new int[batch.length() - count];
        int found = 0;
        for (int i = 0; i < batch.length(); i++) {
            if (!contains(i)) {
                good[found++] = i;
            }
        }
        return batch.select(good, found);
    }

    public int firstRow() {
        return firstRow;
    }

    /// The first bad value of the first bad row, by its place in the file's rows, or [#WHOLE_ROW].
    public int firstColumn() {
        return firstColumn;
    }
}
