package dev.vonk.runtime.operator.join;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.operator.key.KeyTable;
import dev.vonk.runtime.operator.rows.Copies;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The build rows of a join and where the rows of each key number are. Complete and read only: any number of threads
/// may use it.
public final class JoinTable {
    private final KeyTable keys;
    private final Batch rows;
    private final int[] keyOfRow;
    private final int @Nullable [] starts;
    private final int @Nullable [] order;

    /// @param keys the distinct keys
    /// @param rows all build rows, in flat columns
    /// @param keyOfRow the key number of each row, -1 for a row whose key matches nothing
    public JoinTable(KeyTable keys, Batch rows, int[] keyOfRow) {
        this.keys = keys;
        this.rows = rows;
        this.keyOfRow = keyOfRow;
        int size = keys.size();
        if (size == keyOfRow.length) {
            starts = null;
            order = null;
        } else {
            var ends = new int[size + 1];
            for (int key : keyOfRow) {
                ends[key + 1]++;
            }
            int withKey = keyOfRow.length - ends[0];
            ends[0] = 0;
            for (int i = 0; i < size; i++) {
                ends[i + 1] += ends[i];
            }
            order = ordered(keyOfRow, ends, withKey);
            starts = withKey == size ? null : ends;
        }
    }

    /// The rows sorted by key number, those of one key in their order.
    private static int[] ordered(int[] keyOfRow, int[] ends, int withKey) {
        var next = Arrays.copyOf(ends, ends.length);
        var sorted = new int[withKey];
        for (int row = 0; row < keyOfRow.length; row++) {
            if (keyOfRow[row] >= 0) {
                sorted[next[keyOfRow[row]]++] = row;
            }
        }
        return sorted;
    }

    public KeyTable keys() {
        return keys;
    }

    /// A way to look keys up, for one thread.
    public KeyTable.Finder finder(List<Boolean> nullsMatch) {
        return keys.finder(nullsMatch);
    }

    /// The build rows.
    public Batch rows() {
        return rows;
    }

    /// How many build rows.
    public int size() {
        return rows.rowCount();
    }

    /// The key number of each row, -1 for a row whose key matches nothing.
    public int[] keyOfRow() {
        return keyOfRow;
    }

    /// Whether every key has exactly one row.
    public boolean isUnique() {
        return starts == null;
    }

    /// Where the rows of each key start in [#order], one more entry than there are keys; null where each has one.
    public int @Nullable [] starts() {
        return starts;
    }

    /// The rows by key number; null where key number and row number are the same.
    public int @Nullable [] order() {
        return order;
    }

    /// Turns key numbers into row numbers, in place, of a unique table; -1 stays.
    public void toRows(int[] numbers, int count) {
        if (order != null) {
            for (int i = 0; i < count; i++) {
                numbers[i] = numbers[i] < 0 ? -1 : order[numbers[i]];
            }
        }
    }

    /// Bytes held, for memory accounting.
    public long bytes() {
        return keys.bytes() + Copies.ownBytes(rows) + 4L * keyOfRow.length + (starts == null ? 0 : 4L * starts.length)
                + (order == null ? 0 : 4L * order.length);
    }
}
