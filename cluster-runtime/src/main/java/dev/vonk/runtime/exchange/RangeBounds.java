package dev.vonk.runtime.exchange;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.expression.SortKey;
import dev.vonk.runtime.operator.sort.RowOrder;
import dev.vonk.runtime.operator.sort.RowSorter;
import java.util.Arrays;
import java.util.List;

/// Where one partition of an exchange by range ends and the next begins: the last row of each but the last one. Rows
/// with equal keys go to one partition.
///
/// @param keys the key columns of those rows, in the order of the keys
public record RangeBounds(Batch keys, RowOrder order, int partitions) {

    /// Bounds that deal the rows of a sample out evenly.
    ///
    /// @param sample the key columns of some rows, in the order of the keys; without rows, all go to one partition
    public static RangeBounds of(Batch sample, List<SortKey> keys, int partitions) {
        var order = RowOrder.of(keys);
        var all = columns(sample.compact());
        int rows = sample.rowCount();
        var sorted = RowSorter.sort(all, order, rows);
        var chosen = new int[rows == 0 ? 0 : partitions - 1];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = sorted[(int) Math.max(0, (long) rows * (i + 1) / partitions - 1)];
        }
        var bounds = new Vector[all.length];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = all[i].gather(chosen, chosen.length, Scratch.fresh());
        }
        return new RangeBounds(Batch.of(chosen.length, bounds), order, partitions);
    }

    private static Vector[] columns(Batch batch) {
        var columns = new Vector[batch.width()];
        Arrays.setAll(columns, batch::column);
        return columns;
    }

    /// The partition of each of `rows` rows: the first whose bound does not come before the row.
    void deal(Vector[] rowKeys, int rows, int[] targets) {
        var bounds = columns(keys);
        for (int row = 0; row < rows; row++) {
            int low = 0;
            int high = keys.rowCount();
            while (low < high) {
                int middle = low + high >>> 1;
                if (order.compare(bounds, middle, rowKeys, row, 0) < 0) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            targets[row] = low;
        }
    }
}
