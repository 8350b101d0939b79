package dev.vonk.runtime.function.number;

/// Arithmetic on `int` arrays: `r[i] = a[ao + i] op b[bo + i]`, with the overflow of any row reported at the end.
public final class IntLoops {
    private IntLoops() {
    }

    /// Sums. True where one left the type's range.
    public static boolean add(int[] a, int ao, int[] b, int bo, int[] r, int n) {
        int flag = 0;
        for (int i = 0; i < n; i++) {
            int x = a[ao + i];
            int y = b[bo + i];
            int z = x + y;
            r[i] = z;
            flag |= (x ^ z) & (y ^ z);
        }
        return flag < 0;
    }

    /// Sums with a constant. True where one left the type's range.
    public static boolean add(int[] a, int ao, int b, int[] r, int n) {
        int flag = 0;
        for (int i = 0; i < n; i++) {
            int x = a[ao + i];
            int y = b;
            int z = x + y;
            r[i] = z;
            flag |= (x ^ z) & (y ^ z);
        }
        return flag < 0;
    }

    /// Differences. True where one left the type's range.
    public static boolean subtract(int[] a, int ao, int[] b, int bo, int[] r, int n) {
        int flag = 0;
        for (int i = 0; i < n; i++) {
            int x = a[ao + i];
            int y = b[bo + i];
            int z = x - y;
            r[i] = z;
            flag |= (x ^ y) & (x ^ z);
        }
        return flag < 0;
    }

    /// Differences from a column. True where one left the type's range.
    public static boolean subtract(int[] a, int ao, int b, int[] r, int n) {
        int flag = 0;
        for (int i = 0; i < n; i++) {
            int x = a[ao + i];
            int y = b;
            int z = x - y;
            r[i] = z;
            flag |= (x ^ y) & (x ^ z);
        }
        return flag < 0;
    }

    /// Differences from a constant. True where one left the type's range.
    public static boolean subtract(int a, int[] b, int bo, int[] r, int n) {
        int flag = 0;
        for (int i = 0; i < n; i++) {
            int x = a;
            int y = b[bo + i];
            int z = x - y;
            r[i] = z;
            flag |= (x ^ y) & (x ^ z);
        }
        return flag < 0;
    }

    /// Products. True where one left the type's range.
    public static boolean multiply(int[] a, int ao, int[] b, int bo, int[] r, int n) {
        int flag = 0;
        for (int i = 0; i < n; i++) {
            long wide = (long) a[ao + i] * b[bo + i];
            int product = (int) wide;
            r[i] = product;
            flag |= (int) (wide >> 32) ^ (product >> 31);
        }
        return flag != 0;
    }

    /// Products with a constant. True where one left the type's range.
    public static boolean multiply(int[] a, int ao, int b, int[] r, int n) {
        int flag = 0;
        for (int i = 0; i < n; i++) {
            long wide = (long) a[ao + i] * b;
            int product = (int) wide;
            r[i] = product;
            flag |= (int) (wide >> 32) ^ (product >> 31);
        }
        return flag != 0;
    }

    /// Sums that are known to fit.
    public static void addUnchecked(int[] a, int ao, int[] b, int bo, int[] r, int n) {
        for (int i = 0; i < n; i++) {
            r[i] = a[ao + i] + b[bo + i];
        }
    }

    /// `a * scale + b` with all steps known to fit.
    public static void multiplyAdd(int[] a, int ao, int scale, int b, int[] r, int n) {
        for (int i = 0; i < n; i++) {
            r[i] = a[ao + i] * scale + b;
        }
    }

    /// Products that are known to fit.
    public static void multiplyUnchecked(int[] a, int ao, int[] b, int bo, int[] r, int n) {
        for (int i = 0; i < n; i++) {
            r[i] = a[ao + i] * b[bo + i];
        }
    }
}
