package dev.vonk.runtime.function.number;

/// Arithmetic on `long` arrays: `r[i] = a[ao + i] op b[bo + i]`, with the overflow of any row reported at the end.
public final class LongLoops {
    private LongLoops() {
    }

    /// Sums. True where one left the type's range.
    public static boolean add(long[] a, int ao, long[] b, int bo, long[] r, int n) {
        long flag = 0;
        for (int i = 0; i < n; i++) {
            long x = a[ao + i];
            long y = b[bo + i];
            long z = x + y;
            r[i] = z;
            flag |= (x ^ z) & (y ^ z);
        }
        return flag < 0;
    }

    /// Sums with a constant. True where one left the type's range.
    public static boolean add(long[] a, int ao, long b, long[] r, int n) {
        long flag = 0;
        for (int i = 0; i < n; i++) {
            long x = a[ao + i];
            long y = b;
            long z = x + y;
            r[i] = z;
            flag |= (x ^ z) & (y ^ z);
        }
        return flag < 0;
    }

    /// Differences. True where one left the type's range.
    public static boolean subtract(long[] a, int ao, long[] b, int bo, long[] r, int n) {
        long flag = 0;
        for (int i = 0; i < n; i++) {
            long x = a[ao + i];
            long y = b[bo + i];
            long z = x - y;
            r[i] = z;
            flag |= (x ^ y) & (x ^ z);
        }
        return flag < 0;
    }

    /// Differences from a column. True where one left the type's range.
    public static boolean subtract(long[] a, int ao, long b, long[] r, int n) {
        long flag = 0;
        for (int i = 0; i < n; i++) {
            long x = a[ao + i];
            long y = b;
            long z = x - y;
            r[i] = z;
            flag |= (x ^ y) & (x ^ z);
        }
        return flag < 0;
    }

    /// Differences from a constant. True where one left the type's range.
    public static boolean subtract(long a, long[] b, int bo, long[] r, int n) {
        long flag = 0;
        for (int i = 0; i < n; i++) {
            long x = a;
            long y = b[bo + i];
            long z = x - y;
            r[i] = z;
            flag |= (x ^ y) & (x ^ z);
        }
        return flag < 0;
    }

    /// Products. True where one left the type's range.
    public static boolean multiply(long[] a, int ao, long[] b, int bo, long[] r, int n) {
        long flag = 0;
        for (int i = 0; i < n; i++) {
            long x = a[ao + i];
            long y = b[bo + i];
            long product = x * y;
            r[i] = product;
            flag |= Math.multiplyHigh(x, y) ^ (product >> 63);
        }
        return flag != 0;
    }

    /// Products with a constant. True where one left the type's range.
    public static boolean multiply(long[] a, int ao, long b, long[] r, int n) {
        long flag = 0;
        for (int i = 0; i < n; i++) {
            long x = a[ao + i];
            long y = b;
            long product = x * y;
            r[i] = product;
            flag |= Math.multiplyHigh(x, y) ^ (product >> 63);
        }
        return flag != 0;
    }

    /// Sums that are known to fit.
    public static void addUnchecked(long[] a, int ao, long[] b, int bo, long[] r, int n) {
        for (int i = 0; i < n; i++) {
            r[i] = a[ao + i] + b[bo + i];
        }
    }

    /// `a * scale + b` with all steps known to fit.
    public static void multiplyAdd(long[] a, int ao, long scale, long b, long[] r, int n) {
        for (int i = 0; i < n; i++) {
            r[i] = a[ao + i] * scale + b;
        }
    }

    /// Products that are known to fit.
    public static void multiplyUnchecked(long[] a, int ao, long[] b, int bo, long[] r, int n) {
        for (int i = 0; i < n; i++) {
            r[i] = a[ao + i] * b[bo + i];
        }
    }
}
