package dev.vonk.runtime.operator.window;

import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.function.BoundAggregate;
import dev.vonk.runtime.function.aggregate.Accumulator;
import dev.vonk.runtime.operator.rows.Columns;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// An aggregate of each row's frame.
///
/// Many groups go forward together, as the accumulators like it: whole partitions in one go; frames that begin with the
/// partition row by row in all partitions at once, in the order of the rows, so that sums of floating numbers are
/// those of one addition after the other; small frames likewise; large frames out of a [MergeTree].
final class FrameAggregate {
    /// Frames of up to so many rows are added up anew for each row.
    private static final int SMALL_FRAME = 64;
    /// Rows that are worked on at a time where each has a group of its own.
    private static final int ROWS_AT_A_TIME = 2048;

    private final BoundAggregate bound;
    private final Vector[] arguments;
    private final Scratch[] scratches;
    private final boolean @Nullable [] passes;

    /// @param passes for each row whether it counts; null for all
    FrameAggregate(BoundAggregate bound, Vector[] arguments, boolean @Nullable [] passes) {
        this.bound = bound;
        this.passes = passes;
        this.arguments = new Vector[arguments.length];
        this.scratches = new Scratch[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            this.arguments[i] = Vectors.argument(arguments[i], Scratch.fresh());
            this.scratches[i] = new Scratch();
        }
    }

    /// One value a partition.
    Vector whole(WindowBlock block) {
        var numbers = block.numbers();
        var accumulator = accumulator(block.count());
        if (passes == null) {
            accumulator.update(numbers, block.rows(), arguments);
        } else {
            update(accumulator, numbers.clone(), Columns.identity(block.rows()), block.rows());
        }
        return accumulator.result(block.count()).gather(numbers, block.rows(), Scratch.fresh());
    }

    private Accumulator accumulator(int groups) {
        var accumulator = bound.accumulator().get();
        accumulator.grow(groups);
        return accumulator;
    }

    /// Frames that begin with the partition.
    Vector growing(WindowBlock block, FrameRows frames) {
        var out = VectorBuilder.of(bound.resultType(), block.rows() + 1);
        out.append(accumulator(1).result(1), 0);
        var places = new int[block.rows()];
        var order = bySize(block);
        var accumulator = accumulator(order.length);
        var groups = Columns.identity(order.length);
        var rows = new int[order.length];
        int active = order.length;
        for (int step = 0;; step++) {
            while (active > 0 && block.size(order[active - 1]) <= step) {
                active--;
            }
            if (active == 0) {
                break;
            }
            for (int k = 0; k < active; k++) {
                rows[k] = block.partitions()[order[k]] + step;
                places[rows[k]] = out.length() + k;
            }
            update(accumulator, passes == null ? groups : groups.clone(), rows, active);
            out.appendRange(accumulator.result(active), 0, active);
        }
        var taken = new int[block.rows()];
        for (int i = 0; i < taken.length; i++) {
            taken[i] = frames.size(i) == 0 ? 0 : places[frames.to()[i] - 1];
        }
        return out.build().gather(taken, taken.length, Scratch.fresh());
    }

    /// The partitions, those with the most rows first.
    private static int[] bySize(WindowBlock block) {
        var sizes = new long[block.count()];
        for (int p = 0; p < sizes.length; p++) {
            sizes[p] = (long) (Integer.MAX_VALUE - block.size(p)) << 32 | p;
        }
        Arrays.sort(sizes);
        var order = new int[sizes.length];
        for (int k = 0; k < order.length; k++) {
            order[k] = (int) sizes[k];
        }
        return order;
    }

    /// Takes in those of `count` rows that count; both arrays may be changed.
    private void update(Accumulator accumulator, int[] groups, int[] rows, int count) {
        int kept = count;
        if (passes != null) {
            kept = 0;
            for (int i = 0; i < count; i++) {
                rows[kept] = rows[i];
                groups[kept] = groups[i];
                kept += passes[rows[i]] ? 1 : 0;
            }
        }
        if (kept > 0) {
            accumulator.update(groups, kept, at(rows, kept));
        }
    }

    private Vector[] at(int[] rows, int count) {
        var values = new Vector[arguments.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = count == 1 ? arguments[i].slice(rows[0], 1) : arguments[i].gather(rows, count, scratches[i]);
        }
        return values;
    }

    /// Any frames.
    Vector sliding(FrameRows frames) {
        int rows = frames.from().length;
        var tree = frames.largest() > SMALL_FRAME ? MergeTree.of(bound, leaves(rows), rows, frames.largest()) : null;
        var out = VectorBuilder.of(bound.resultType(), rows);
        for (int first = 0; first < rows; first += ROWS_AT_A_TIME) {
            int count = Math.min(ROWS_AT_A_TIME, rows - first);
            var from = Arrays.copyOfRange(frames.from(), first, first + count);
            var to = Arrays.copyOfRange(frames.to(), first, first + count);
            var accumulator = accumulator(count);
            if (tree == null) {
                add(accumulator, from, to);
            } else {
                var inner = tree.inside(from, to);
                add(accumulator, from, inner.before());
                tree.merge(accumulator, inner);
                add(accumulator, inner.behind(), to);
            }
            out.appendRange(accumulator.result(count), 0, count);
        }
        return out.build();
    }

    private Accumulator leaves(int rows) {
        var groups = new int[rows];
        for (int i = 0; i < rows; i++) {
            groups[i] = MergeTree.leafOf(i);
        }
        var leaves = accumulator(MergeTree.leafOf(rows) + 1);
        update(leaves, groups, Columns.identity(rows), rows);
        return leaves;
    }

    /// Adds the rows `from[group]` up to `to[group]` to each group, first rows first.
    private void add(Accumulator accumulator, int[] from, int[] to) {
        var groups = new int[from.length];
        var rows = new int[from.length];
        for (int step = 0;; step++) {
            int count = 0;
            for (int group = 0; group < from.length; group++) {
                if (from[group] + step < to[group]) {
                    rows[count] = from[group] + step;
                    groups[count++] = group;
                }
            }
            if (count == 0) {
                return;
            }
            update(accumulator, groups, rows, count);
        }
    }
}
