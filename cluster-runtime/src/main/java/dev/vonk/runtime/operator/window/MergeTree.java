package dev.vonk.runtime.operator.window;

import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.function.BoundAggregate;
import dev.vonk.runtime.function.aggregate.Accumulator;
import java.util.ArrayList;
import java.util.List;

/// Partial states of an aggregate over 16, 32, 64, ... rows in a row, from which any run of rows is put together with
/// few merges and the rows at its ends: large frames cost no more than the logarithm of their size.
///
/// ```
/// level 1   [0,32)          [32,64)
/// level 0   [0,16) [16,32)  [32,48) [48,64)
/// ```
final class MergeTree {
    private static final int LEAF_BITS = 4;
    private static final int LEAF_ROWS = 1 << LEAF_BITS;

    private final List<Vector[]> levels;

    private MergeTree(List<Vector[]> levels) {
        this.levels = levels;
    }

    /// The leaf that a row lies in.
    static int leafOf(int row) {
        return row >> LEAF_BITS;
    }

    /// The tree over `rows` rows, as high as frames of `largest` rows need.
    ///
    /// @param leaves has each leaf's rows as a group
    static MergeTree of(BoundAggregate bound, Accumulator leaves, int rows, int largest) {
        var levels = new ArrayList<Vector[]>();
        int count = (rows + LEAF_ROWS - 1) / LEAF_ROWS;
        levels.add(state(leaves, count));
        for (int width = LEAF_ROWS * 2; width <= largest && count > 1; width *= 2) {
            var above = bound.accumulator().get();
            int half = (count + 1) / 2;
            above.grow(half);
            above.merge(halves(count), count, levels.getLast());
            levels.add(state(above, half));
            count = half;
        }
        return new MergeTree(levels);
    }

    private static int[] halves(int count) {
        var groups = new int[count];
        for (int i = 0; i < count; i++) {
            groups[i] = i >> 1;
        }
        return groups;
    }

    private static Vector[] state(Accumulator accumulator, int groups) {
        var state = accumulator.state(groups);
        for (int i = 0; i < state.length; i++) {
            state[i] = Vectors.argument(state[i], Scratch.fresh());
        }
        return state;
    }

    /// The rows of whole leaves in runs of rows: from `before` up to `behind`; both are the run's end where it has
    /// none.
    record Inside(int[] before, int[] behind) {}

    /// The whole leaves of each run.
    Inside inside(int[] from, int[] to) {
        var before = new int[from.length];
        var behind = new int[from.length];
        for (int i = 0; i < from.length; i++) {
            before[i] = from[i] + LEAF_ROWS - 1 & -LEAF_ROWS;
            behind[i] = to[i] & -LEAF_ROWS;
            if (before[i] >= behind[i]) {
                before[i] = to[i];
                behind[i] = to[i];
            }
        }
        return new Inside(before, behind);
    }

    /// Merges the leaves of each run into the group of its number, first rows first.
    void merge(Accumulator accumulator, Inside inside) {
        int count = inside.before().length;
        var left = new int[count];
        var right = new int[count];
        for (int i = 0; i < count; i++) {
            left[i] = inside.before()[i] >> LEAF_BITS;
            right[i] = inside.behind()[i] >> LEAF_BITS;
        }
        var ends = new ArrayList<int[]>();
        for (int level = 0; level < levels.size(); level++) {
            boolean top = level == levels.size() - 1;
            var nodes = new int[count];
            var end = new int[count];
            boolean more = false;
            do {
                more = climb(left, right, nodes, end, top);
                add(accumulator, level, nodes);
            } while (top && more);
            ends.add(end);
        }
        for (int level = levels.size() - 1; level >= 0; level--) {
            add(accumulator, level, ends.get(level));
        }
    }

    /// Takes at most one node from the left and (but on the top level, where all are taken from the left) one from the
    /// right of each run, and goes to the level above.
    ///
    /// @return whether a run has nodes left
    private static boolean climb(int[] left, int[] right, int[] nodes, int[] ends, boolean top) {
        boolean more = false;
        for (int i = 0; i < left.length; i++) {
            boolean open = left[i] < right[i];
            boolean takes = open && (top || (left[i] & 1) == 1);
            nodes[i] = takes ? left[i]++ : -1;
            if (top) {
                ends[i] = -1;
            } else {
                ends[i] = left[i] < right[i] && (right[i] & 1) == 1 ? --right[i] : -1;
                left[i] >>= 1;
                right[i] >>= 1;
            }
            more |= left[i] < right[i];
        }
        return more;
    }

    private void add(Accumulator accumulator, int level, int[] nodes) {
        var groups = new int[nodes.length];
        var taken = new int[nodes.length];
        int count = 0;
        for (int i = 0; i < nodes.length; i++) {
            if (nodes[i] >= 0) {
                taken[count] = nodes[i];
                groups[count++] = i;
            }
        }
        if (count == 0) {
            return;
        }
        var states = levels.get(level);
        var state = new Vector[states.length];
        for (int i = 0; i < state.length; i++) {
            state[i] = states[i].gather(taken, count, Scratch.fresh());
        }
        accumulator.merge(groups, count, state);
    }
}
