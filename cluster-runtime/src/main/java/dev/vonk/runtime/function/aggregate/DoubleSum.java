package dev.vonk.runtime.function.aggregate;

import dev.vonk.runtime.data.DoubleVector;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.Validity;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.Vectors;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The sum, or where `average` the mean, of floats, doubles or (for the mean) integers, as a double.
public final class DoubleSum implements Accumulator {
    private final boolean average;
    private double[] sums = new double[0];
    private long[] counts = new long[0];

    public DoubleSum(boolean average) {
        this.average = average;
    }

    @Override
    public void grow(int groups) {
        if (groups > sums.length) {
            int length = Math.max(groups, sums.length * 2);
            sums = Arrays.copyOf(sums, length);
            counts = Arrays.copyOf(counts, length);
        }
    }

    @Override
    public void update(int[] groups, int rows, Vector[] arguments) {
        var argument = arguments[0];
        var validity = argument.validity();
        if (argument instanceof DoubleVector(var values, int offset, var _, var _) && validity == null) {
            add(sums, counts, groups, values, offset, rows);
        } else {
            add(groups, argument, validity, rows);
        }
    }

    private static void add(double[] sums, long[] counts, int[] groups, double[] values, int offset, int rows) {
        for (int i = 0; i < rows; i++) {
            int group = groups[i];
            sums[group] += values[offset + i];
            counts[group]++;
        }
    }

    private void add(int[] groups, Vector argument, @Nullable Validity validity, int rows) {
        for (int i = 0; i < rows; i++) {
            if (validity == null || !validity.isNull(i)) {
                sums[groups[i]] += doubleAt(argument, i);
                counts[groups[i]]++;
            }
        }
    }

    private static double doubleAt(Vector argument, int row) {
        return switch (argument.physical()) {
            case FLOAT, DOUBLE -> Vectors.doubleAt(argument, row);
            case BYTE, SHORT, INT, LONG, DECIMAL128, BYTES, LIST, STRUCT -> Vectors.longAt(argument, row);
        };
    }

    @Override
    public void updateOne(int rows, Vector[] arguments) {
        if (arguments[0] instanceof DoubleVector(var values, int offset, var _, var validity) && validity == null) {
            // four sums at once: a chain of dependent additions is what bounds this loop
            double a = 0;
            double b = 0;
            double c = 0;
            double d = 0;
            int i = 0;
            for (; i + 3 < rows; i += 4) {
                a += values[offset + i];
                b += values[offset + i + 1];
                c += values[offset + i + 2];
                d += values[offset + i + 3];
            }
            for (; i < rows; i++) {
                a += values[offset + i];
            }
            sums[0] += a + b + (c + d);
            counts[0] += rows;
        } else {
            var argument = arguments[0];
            var validity = argument.validity();
            for (int i = 0; i < rows; i++) {
                if (validity == null || !validity.isNull(i)) {
                    sums[0] += doubleAt(argument, i);
                    counts[0]++;
                }
            }
        }
    }

    @Override
    public void merge(int[] groups, int rows, Vector[] state) {
        for (int i = 0; i < rows; i++) {
            sums[groups[i]] += Vectors.doubleAt(state[0], i);
            counts[groups[i]] += Vectors.longAt(state[1], i);
        }
    }

    @Override
    public Vector[] state(int groups) {
        return new Vector[]{new DoubleVector(Arrays.copyOf(sums, groups), 0, groups, null),
            new LongVector(Arrays.copyOf(counts, groups), 0, groups, null)};
    }

    @Override
    public Vector result(int groups) {
        var results = Arrays.copyOf(sums, groups);
        Validity validity = null;
        for (int i = 0; i < groups; i++) {
            if (counts[i] == 0) {
                validity = validity == null ? Validity.allPresent(groups) : validity;
                validity.setNull(i);
            } else if (average) {
                results[i] /= counts[i];
            }
        }
        return new DoubleVector(results, 0, groups, validity);
    }

    @Override
    public long bytes() {
        return 16L * sums.length;
    }
}
