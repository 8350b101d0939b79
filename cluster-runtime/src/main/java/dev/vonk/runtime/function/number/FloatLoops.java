package dev.vonk.runtime.function.number;

/// Arithmetic on `float` arrays: `r[i] = a[ao + i] op b[bo + i]`, IEEE 754.
public final class FloatLoops {
    private FloatLoops() {
    }

    /// Sums.
    public static void add(float[] a, int ao, float[] b, int bo, float[] r, int n) {
        for (int i = 0; i < n; i++) {
            r[i] = a[ao + i] + b[bo + i];
        }
    }

    /// Sums.
    public static void add(float[] a, int ao, float b, float[] r, int n) {
        for (int i = 0; i < n; i++) {
            r[i] = a[ao + i] + b;
        }
    }

    /// Sums.
    public static void add(float a, float[] b, int bo, float[] r, int n) {
        for (int i = 0; i < n; i++) {
            r[i] = a + b[bo + i];
        }
    }

    /// Differences.
    public static void subtract(float[] a, int ao, float[] b, int bo, float[] r, int n) {
        for (int i = 0; i < n; i++) {
            r[i] = a[ao + i] - b[bo + i];
        }
    }

    /// Differences.
    public static void subtract(float[] a, int ao, float b, float[] r, int n) {
        for (int i = 0; i < n; i++) {
            r[i] = a[ao + i] - b;
        }
    }

    /// Differences.
    public static void subtract(float a, float[] b, int bo, float[] r, int n) {
        for (int i = 0; i < n; i++) {
            r[i] = a - b[bo + i];
        }
    }

    /// Products.
    public static void multiply(float[] a, int ao, float[] b, int bo, float[] r, int n) {
        for (int i = 0; i < n; i++) {
            r[i] = a[ao + i] * b[bo + i];
        }
    }

    /// Products.
    public static void multiply(float[] a, int ao, float b, float[] r, int n) {
        for (int i = 0; i < n; i++) {
            r[i] = a[ao + i] * b;
        }
    }

    /// Products.
    public static void multiply(float a, float[] b, int bo, float[] r, int n) {
        for (int i = 0; i < n; i++) {
            r[i] = a * b[bo + i];
        }
    }

    /// Quotients; a zero divisor gives what IEEE says, look for it first.
    public static void divide(float[] a, int ao, float[] b, int bo, float[] r, int n) {
        for (int i = 0; i < n; i++) {
            r[i] = a[ao + i] / b[bo + i];
        }
    }

    /// Quotients; a zero divisor gives what IEEE says, look for it first.
    public static void divide(float[] a, int ao, float b, float[] r, int n) {
        for (int i = 0; i < n; i++) {
            r[i] = a[ao + i] / b;
        }
    }

    /// Quotients; a zero divisor gives what IEEE says, look for it first.
    public static void divide(float a, float[] b, int bo, float[] r, int n) {
        for (int i = 0; i < n; i++) {
            r[i] = a / b[bo + i];
        }
    }

    /// Whether any is zero.
    public static boolean anyZero(float[] a, int ao, int n) {
        int zeros = 0;
        for (int i = 0; i < n; i++) {
            zeros |= a[ao + i] == 0 ? 1 : 0;
        }
        return zeros != 0;
    }
}
