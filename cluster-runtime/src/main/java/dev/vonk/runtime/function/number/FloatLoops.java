package dev.vonk.runtime.function.number;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Arithmetic on `float` arrays: `r[i] = a[ao + i] op b[bo + i]`, IEEE 754.
public final class FloatLoops {
    private FloatLoops() {
    }

    /// Sums.
    public static void add(float[] a, int ao, float[] b, int bo, float[] r, int n) {
        var x = dense(a, ao, r == b ? null : r, n);
        var y = dense(b, bo, r == a || r == x ? null : r, n);
        addDense(x, y, r, n);
    }

    /// Sums, the right side constant.
    public static void add(float[] a, int ao, float b, float[] r, int n) {
        addDense(dense(a, ao, r, n), b, r, n);
    }

    /// Sums, the left side constant.
    public static void add(float a, float[] b, int bo, float[] r, int n) {
        addDense(a, dense(b, bo, r, n), r, n);
    }

    /// Differences.
    public static void subtract(float[] a, int ao, float[] b, int bo, float[] r, int n) {
        var x = dense(a, ao, r == b ? null : r, n);
        var y = dense(b, bo, r == a || r == x ? null : r, n);
        subtractDense(x, y, r, n);
    }

    /// Differences, the right side constant.
    public static void subtract(float[] a, int ao, float b, float[] r, int n) {
        subtractDense(dense(a, ao, r, n), b, r, n);
    }

    /// Differences, the left side constant.
    public static void subtract(float a, float[] b, int bo, float[] r, int n) {
        subtractDense(a, dense(b, bo, r, n), r, n);
    }

    /// Products.
    public static void multiply(float[] a, int ao, float[] b, int bo, float[] r, int n) {
        var x = dense(a, ao, r == b ? null : r, n);
        var y = dense(b, bo, r == a || r == x ? null : r, n);
        multiplyDense(x, y, r, n);
    }

    /// Products, the right side constant.
    public static void multiply(float[] a, int ao, float b, float[] r, int n) {
        multiplyDense(dense(a, ao, r, n), b, r, n);
    }

    /// Products, the left side constant.
    public static void multiply(float a, float[] b, int bo, float[] r, int n) {
        multiplyDense(a, dense(b, bo, r, n), r, n);
    }

    /// Quotients, infinite or NaN for a zero divisor.
    public static void divide(float[] a, int ao, float[] b, int bo, float[] r, int n) {
        var x = dense(a, ao, r == b ? null : r, n);
        var y = dense(b, bo, r == a || r == x ? null : r, n);
        divideDense(x, y, r, n);
    }

    /// Quotients, infinite or NaN for a zero divisor, the right side constant.
    public static void divide(float[] a, int ao, float b, float[] r, int n) {
        divideDense(dense(a, ao, r, n), b, r, n);
    }

    /// Quotients, infinite or NaN for a zero divisor, the left side constant.
    public static void divide(float a, float[] b, int bo, float[] r, int n) {
        divideDense(a, dense(b, bo, r, n), r, n);
    }

    /// Whether any is zero.
    public static boolean anyZero(float[] a, int ao, int n) {
        int zeros = 0;
        for (int i = 0; i < n; i++) {
            zeros |= a[ao + i] == 0 ? 1 : 0;
        }
        return zeros != 0;
    }

    /// `source` from its offset on, in an array that starts there: the compiler makes vector instructions only of loops in
    /// which what is read and what is written are indexed alike.
    private static float[] dense(float[] source, int offset, float @Nullable [] room, int n) {
        if (offset == 0) {
            return source;
        }
        if (room == null) {
            return Arrays.copyOfRange(source, offset, offset + n);
        }
        System.arraycopy(source, offset, room, 0, n);
        return room;
    }

    private static void addDense(float[] a, float[] b, float[] r, int n) {
        for (int i = 0; i < n; i++) {
            r[i] = a[i] + b[i];
        }
    }

    private static void addDense(float[] a, float b, float[] r, int n) {
        for (int i = 0; i < n; i++) {
            r[i] = a[i] + b;
        }
    }

    private static void addDense(float a, float[] b, float[] r, int n) {
        for (int i = 0; i < n; i++) {
            r[i] = a + b[i];
        }
    }

    private static void subtractDense(float[] a, float[] b, float[] r, int n) {
        for (int i = 0; i < n; i++) {
            r[i] = a[i] - b[i];
        }
    }

    private static void subtractDense(float[] a, float b, float[] r, int n) {
        for (int i = 0; i < n; i++) {
            r[i] = a[i] - b;
        }
    }

    private static void subtractDense(float a, float[] b, float[] r, int n) {
        for (int i = 0; i < n; i++) {
            r[i] = a - b[i];
        }
    }

    private static void multiplyDense(float[] a, float[] b, float[] r, int n) {
        for (int i = 0; i < n; i++) {
            r[i] = a[i] * b[i];
        }
    }

    private static void multiplyDense(float[] a, float b, float[] r, int n) {
        for (int i = 0; i < n; i++) {
            r[i] = a[i] * b;
        }
    }

    private static void multiplyDense(float a, float[] b, float[] r, int n) {
        for (int i = 0; i < n; i++) {
            r[i] = a * b[i];
        }
    }

    private static void divideDense(float[] a, float[] b, float[] r, int n) {
        for (int i = 0; i < n; i++) {
            r[i] = a[i] / b[i];
        }
    }

    private static void divideDense(float[] a, float b, float[] r, int n) {
        for (int i = 0; i < n; i++) {
            r[i] = a[i] / b;
        }
    }

    private static void divideDense(float a, float[] b, float[] r, int n) {
        for (int i = 0; i < n; i++) {
            r[i] = a / b[i];
        }
    }
}
