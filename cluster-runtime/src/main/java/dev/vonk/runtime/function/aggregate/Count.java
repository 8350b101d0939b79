package dev.vonk.runtime.function.aggregate;

import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.Validity;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.Vectors;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// `count(*)` without arguments; with arguments the rows where none of them is null.
public final class Count implements Accumulator {
    private long[] counts = new long[0];

    @Override
    public void grow(int groups) {
        if (groups > counts.length) {
            counts = Arrays.copyOf(counts, Math.max(groups, counts.length * 2));
        }
    }

    private static @Nullable Validity validity(Vector[] arguments, int rows) {
        Validity all = null;
        for (var argument : arguments) {
            all = Validity.and(all, argument.validity(), rows);
        }
        return all;
    }

    @Override
    public void update(int[] groups, int rows, Vector[] arguments) {
        var validity = validity(arguments, rows);
        var target = counts;
        if (validity == null) {
            for (int i = 0; i < rows; i++) {
                target[groups[i]]++;
            }
            return;
        }
        for (int i = 0; i < rows; i++) {
            target[groups[i]] += validity.isNull(i) ? 0 : 1;
        }
    }

    @Override
    public void updateOne(int rows, Vector[] arguments) {
        var validity = validity(arguments, rows);
        counts[0] += validity == null ? rows : rows - validity.nullCount(rows);
    }

    @Override
    public void merge(int[] groups, int rows, Vector[] state) {
        for (int i = 0; i < rows; i++) {
            counts[groups[i]] += Vectors.longAt(state[0], i);
        }
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
