package dev.vonk.runtime.function.aggregate;

import dev.vonk.runtime.data.DoubleVector;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// Covariance, correlation and the line through pairs (y, x); a pair counts where neither is null.
public final class Regression implements Accumulator {
    /// Which of them.
    public enum Kind {
        CORR, COVAR_POP, COVAR_SAMP, COUNT, AVG_X, AVG_Y, SXX, SYY, SXY, SLOPE, INTERCEPT, R2
    }

    private static final int WIDTH = 6;
    private static final int COUNT = 0;
    private static final int MEAN_Y = 1;
    private static final int MEAN_X = 2;
    private static final int SYY = 3;
    private static final int SXX = 4;
    private static final int SXY = 5;

    private final Kind kind;
    private double[] cells = new double[0];

    public Regression(Kind kind) {
        this.kind = kind;
    }

    /// The columns of a partial state.
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
        for (int i = 0; i < rows; i++) {
            if (!arguments[0].isNull(i) && !arguments[1].isNull(i)) {
                combine(groups[i] * WIDTH, 1, Vectors.doubleAt(arguments[0], i), Vectors.doubleAt(arguments[1], i), 0,
                        0, 0);
            }
        }
    }

    private void combine(int at, double n, double meanY, double meanX, double syy, double sxx, double sxy) {
        double before = cells[at + COUNT];
        double count = before + n;
        double dy = meanY - cells[at + MEAN_Y];
        double dx = meanX - cells[at + MEAN_X];
        double weight = before * n / count;
        cells[at + COUNT] = count;
        cells[at + MEAN_Y] += dy * n / count;
        cells[at + MEAN_X] += dx * n / count;
        cells[at + SYY] += syy + dy * dy * weight;
        cells[at + SXX] += sxx + dx * dx * weight;
        cells[at + SXY] += sxy + dx * dy * weight;
    }

    @Override
    public void merge(int[] groups, int rows, Vector[] state) {
        for (int i = 0; i < rows; i++) {
            double n = Vectors.doubleAt(state[COUNT], i);
            if (n > 0) {
                combine(groups[i] * WIDTH, n, Vectors.doubleAt(state[MEAN_Y], i), Vectors.doubleAt(state[MEAN_X], i),
                        Vectors.doubleAt(state[SYY], i), Vectors.doubleAt(state[SXX], i),
                        Vectors.doubleAt(state[SXY], i));
            }
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
        if (kind == Kind.COUNT) {
            var counts = new long[groups];
            for (int i = 0; i < groups; i++) {
                counts[i] = (long) cells[i * WIDTH];
            }
            return new LongVector(counts, 0, groups, null);
        }
        var out = VectorBuilder.of(DataTypes.DoubleType, groups);
        for (int i = 0; i < groups; i++) {
            double n = cells[i * WIDTH + COUNT];
            double value = n == 0 ? Double.NaN : value(i * WIDTH, n);
            // a mean of NaNs is NaN, but what is not defined for so few or so alike pairs is null
            boolean undefined = n == 0
                    || !isMean() && (kind == Kind.COVAR_SAMP && n == 1 || needsSpread() && cells[i * WIDTH + SXX] == 0
                            || kind == Kind.CORR && cells[i * WIDTH + SYY] == 0);
            if (undefined) {
                out.appendNull();
            } else {
                out.appendDouble(value);
            }
        }
        return out.build();
    }

    private boolean isMean() {
        return kind == Kind.AVG_X || kind == Kind.AVG_Y;
    }

    private boolean needsSpread() {
        return kind == Kind.CORR || kind == Kind.SLOPE || kind == Kind.INTERCEPT || kind == Kind.R2;
    }

    private double value(int at, double n) {
        double sxx = cells[at + SXX];
        double syy = cells[at + SYY];
        double sxy = cells[at + SXY];
        return switch (kind) {
            case CORR -> sxy / Math.sqrt(sxx * syy);
            case COVAR_POP -> sxy / n;
            case COVAR_SAMP -> sxy / (n - 1);
            case COUNT -> n;
            case AVG_X -> cells[at + MEAN_X];
            case AVG_Y -> cells[at + MEAN_Y];
            case SXX -> sxx;
            case SYY -> syy;
            case SXY -> sxy;
            case SLOPE -> sxy / sxx;
            case INTERCEPT -> cells[at + MEAN_Y] - sxy / sxx * cells[at + MEAN_X];
            case R2 -> syy == 0 ? 1 : sxy * sxy / (sxx * syy);
        };
    }

    @Override
    public long bytes() {
        return 8L * cells.length;
    }
}
