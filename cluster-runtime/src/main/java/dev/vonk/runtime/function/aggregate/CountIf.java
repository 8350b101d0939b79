package dev.vonk.runtime.function.aggregate;

import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.Vectors;
import java.util.Arrays;

/// `count_if`: the rows where the condition is true.
public final class CountIf implements Accumulator {
    private long[] counts = new long[0];

    @Override
    public void grow(int groups) {
        if (groups > counts.length) {
            counts = Arrays.copyOf(counts, Math.max(groups, counts.length * 2));
        }
    }

    @Override
    public void update(int[] groups, int rows, Vector[] arguments) {
        for (int i = 0; i < rows; i++) {
            if (!arguments[0].isNull(i)) {
                counts[groups[i]] += Vectors.longAt(arguments[0], i);
            }
        }
    }

    @Override
    public void merge(int[] groups, int rows, Vector[] state) {
        update(groups, rows, state);
    }

    @Override
    public Vector[] state(int groups) {
        return new Vector[]{result(groups)};
    }

    @Override
    public Vector result(int groups) {
        return new LongVector(Arrays.copyOf(counts, groups), 0, groups, null);
    }

    @Override
    public long bytes() {
        return 8L * counts.length;
    }
}
