package dev.vonk.runtime.function.aggregate;

import dev.vonk.runtime.data.DoubleVector;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// Variance, deviation, skewness and kurtosis by central moments, updated one value at a time so that nothing cancels.
public final class Moments implements Accumulator {
    /// Which of them.
    public enum Kind {
        STDDEV_SAMP, STDDEV_POP, VAR_SAMP, VAR_POP, SKEWNESS, KURTOSIS
    }

    private static final int WIDTH = 5;
    private static final int COUNT = 0;
    private static final int MEAN = 1;
    private static final int M2 = 2;
    private static final int M3 = 3;
    private static final int M4 = 4;

    private final Kind kind;
    private double[] cells = new double[0];

    public Moments(Kind kind) {
        this.kind = kind;
    }

    /// The columns of a partial state: count, mean and three moments.
    public static List<DataType> stateTypes() {
        return Collections.nCopies(WIDTH, DataTypes.DoubleType);
    }

    @Override
    public void grow(int groups) {
        if (groups * WIDTH > cells.length) {
            cells = Arrays.copyOf(cells, Math.max(groups * WIDTH, cells.length * 2));
        }
    }

    @Override
    public void update(int[] groups, int rows, Vector[] arguments) {
        var argument = arguments[0];
        var validity = argument.validity();
        for (int i = 0; i < rows; i++) {
            if (validity == null || !validity.isNull(i)) {
                add(groups[i] * WIDTH, Vectors.doubleAt(argument, i));
            }
        }
    }

    private void add(int at, double value) {
        double count = cells[at + COUNT] + 1;
        double delta = value - cells[at + MEAN];
        double step = delta / count;
        double m2 = cells[at + M2] + delta * (delta - step);
        double m3 = cells[at + M3] - 3 * step * m2 + delta * (delta * delta - step * step);
        cells[at + COUNT] = count;
        cells[at + MEAN] += step;
        cells[at + M4] += -4 * step * m3 - 6 * step * step * m2
                + delta * (delta * delta * delta - step * step * step);
        cells[at + M3] = m3;
        cells[at + M2] = m2;
    }

    @Override
    public void merge(int[] groups, int rows, Vector[] state) {
        for (int i = 0; i < rows; i++) {
            int at = groups[i] * WIDTH;
            double nb = Vectors.doubleAt(state[COUNT], i);
            if (nb == 0) {
                continue;
            }
            double na = cells[at + COUNT];
            double n = na + nb;
            double delta = Vectors.doubleAt(state[MEAN], i) - cells[at + MEAN];
            double part = delta / n;
            double a2 = cells[at + M2];
            double b2 = Vectors.doubleAt(state[M2], i);
            double a3 = cells[at + M3];
            double b3 = Vectors.doubleAt(state[M3], i);
            cells[at + M4] += Vectors.doubleAt(state[M4], i)
                    + part * part * part * delta * na * nb * (na * na - na * nb + nb * nb)
                    + 6 * part * part * (na * na * b2 + nb * nb * a2) + 4 * part * (na * b3 - nb * a3);
            cells[at + M3] = a3 + b3 + part * part * delta * na * nb * (na - nb) + 3 * part * (na * b2 - nb * a2);
            cells[at + M2] = a2 + b2 + part * delta * na * nb;
            cells[at + MEAN] += part * nb;
            cells[at + COUNT] = n;
        }
    }

    @Override
    public Vector[] state(int groups) {
        var columns = new Vector[WIDTH];
        for (int k = 0; k < WIDTH; k++) {
            var values = new double[groups];
            for (int i = 0; i < groups; i++) {
                values[i] = cells[i * WIDTH + k];
            }
            columns[k] = new DoubleVector(values, 0, groups, null);
        }
        return columns;
    }

    @Override
    public Vector result(int groups) {
        var out = VectorBuilder.of(DataTypes.DoubleType, groups);
        for (int i = 0; i < groups; i++) {
            double n = cells[i * WIDTH + COUNT];
            boolean sample = kind == Kind.STDDEV_SAMP || kind == Kind.VAR_SAMP;
            boolean shape = kind == Kind.SKEWNESS || kind == Kind.KURTOSIS;
            if (n == 0 || sample && n == 1 || shape && cells[i * WIDTH + M2] == 0) {
                out.appendNull();
            } else {
                out.appendDouble(value(i * WIDTH, n));
            }
        }
        return out.build();
    }

    private double value(int at, double n) {
        double m2 = cells[at + M2];
        return switch (kind) {
            case STDDEV_SAMP -> Math.sqrt(m2 / (n - 1));
            case STDDEV_POP -> Math.sqrt(m2 / n);
            case VAR_SAMP -> m2 / (n - 1);
            case VAR_POP -> m2 / n;
            case SKEWNESS -> Math.sqrt(n) * cells[at + M3] / Math.sqrt(m2 * m2 * m2);
            case KURTOSIS -> n * cells[at + M4] / (m2 * m2) - 3;
        };
    }

    @Override
    public long bytes() {
        return 8L * cells.length;
    }
}
