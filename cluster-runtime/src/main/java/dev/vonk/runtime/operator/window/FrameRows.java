package dev.vonk.runtime.operator.window;

import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.expression.WindowFrame;
import dev.vonk.runtime.expression.WindowFrame.Bound;
import dev.vonk.runtime.operator.sort.RowOrder;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/// The rows of each row's frame: from `from[row]` up to `to[row]`, which is not part of it.
record FrameRows(int[] from, int[] to) {
    /// The frames of all rows of a block.
    ///
    /// @param values those of [WindowFrame#expressions], dense
    /// @param order of the only order key, where bounds are values
    static FrameRows of(WindowFrame frame, WindowBlock block, List<Vector> values, RowOrder order) {
        var rest = values.iterator();
        boolean range = frame.unit() == WindowFrame.Unit.RANGE;
        var from = bound(frame.from(), range, Side.FROM, block, rest, order);
        var to = bound(frame.to(), range, Side.TO, block, rest, order);
        for (int i = 0; i < from.length; i++) {
            to[i] = Math.max(from[i], to[i]);
        }
        return new FrameRows(from, to);
    }

    private enum Side {
        FROM, TO
    }

    private static int[] bound(Bound bound, boolean range, Side side, WindowBlock block, Iterator<Vector> values,
            RowOrder order) {
        return switch (bound) {
            case Bound.Unbounded _ -> edges(block.partitions(), side, block.rows());
            case Bound.CurrentRow _ -> range
                    ? edges(block.peers(), side, block.rows())
                    : shifted(block, side == Side.FROM ? 0 : 1);
            case Bound.Rows(long offset) -> shifted(block, side == Side.FROM ? offset : offset + 1);
            case Bound.Value _ -> reached(block, side, values.next(), values.next(), order);
        };
    }

    private static int[] edges(int[] starts, Side side, int rows) {
        var edges = new int[rows];
        for (int k = 0; k + 1 < starts.length; k++) {
            Arrays.fill(edges, starts[k], starts[k + 1], side == Side.FROM ? starts[k] : starts[k + 1]);
        }
        return edges;
    }

    private static int[] shifted(WindowBlock block, long offset) {
        var edges = new int[block.rows()];
        for (int p = 0; p < block.count(); p++) {
            int first = block.partitions()[p];
            int end = block.partitions()[p + 1];
            for (int i = first; i < end; i++) {
                edges[i] = (int) Math.max(first, Math.min(end, i + offset));
            }
        }
        return edges;
    }

    /// For FROM the first row that does not come before the limit, for TO the first that comes behind it. Limits go up
    /// with the rows, so the search goes on where it was.
    private static int[] reached(WindowBlock block, Side side, Vector key, Vector limit, RowOrder order) {
        var keys = new Vector[]{key};
        var limits = new Vector[]{limit};
        int enough = side == Side.FROM ? 0 : 1;
        var edges = new int[block.rows()];
        for (int p = 0; p < block.count(); p++) {
            int end = block.partitions()[p + 1];
            int at = block.partitions()[p];
            for (int i = at; i < end; i++) {
                while (at < end && order.compare(keys, at, limits, i, 0) < enough) {
                    at++;
                }
                edges[i] = at;
            }
        }
        return edges;
    }

    int size(int row) {
        return to[row] - from[row];
    }

    /// The rows of the largest frame.
    int largest() {
        int largest = 0;
        for (int i = 0; i < from.length; i++) {
            largest = Math.max(largest, to[i] - from[i]);
        }
        return largest;
    }
}
