package dev.vonk.runtime.function.number;

/// Comparisons of numbers into bytes 0 and 1. Every comparison is "less" or "equal", possibly turned round by `flip`
/// (0 or 1). NaN equals NaN and is greater than all else; -0.0 equals 0.0.
public final class ComparisonLoops {
    private ComparisonLoops() {
    }

    public static void less(int[] a, int ao, int[] b, int bo, int flip, byte[] r, int n) {
        for (int i = 0; i < n; i++) {
            int x = a[ao + i];
            int y = b[bo + i];
            r[i] = (byte) ((x < y ? 1 : 0) ^ flip);
        }
    }

    public static void less(int[] a, int ao, int b, int flip, byte[] r, int n) {
        for (int i = 0; i < n; i++) {
            int x = a[ao + i];
            int y = b;
            r[i] = (byte) ((x < y ? 1 : 0) ^ flip);
        }
    }

    public static void less(int a, int[] b, int bo, int flip, byte[] r, int n) {
        for (int i = 0; i < n; i++) {
            int x = a;
            int y = b[bo + i];
            r[i] = (byte) ((x < y ? 1 : 0) ^ flip);
        }
    }

    public static void equal(int[] a, int ao, int[] b, int bo, int flip, byte[] r, int n) {
        for (int i = 0; i < n; i++) {
            int x = a[ao + i];
            int y = b[bo + i];
            r[i] = (byte) ((x == y ? 1 : 0) ^ flip);
        }
    }

    public static void equal(int[] a, int ao, int b, int flip, byte[] r, int n) {
        for (int i = 0; i < n; i++) {
            int x = a[ao + i];
            int y = b;
            r[i] = (byte) ((x == y ? 1 : 0) ^ flip);
        }
    }

    public static void less(long[] a, int ao, long[] b, int bo, int flip, byte[] r, int n) {
        for (int i = 0; i < n; i++) {
            long x = a[ao + i];
            long y = b[bo + i];
            r[i] = (byte) ((x < y ? 1 : 0) ^ flip);
        }
    }

    public static void less(long[] a, int ao, long b, int flip, byte[] r, int n) {
        for (int i = 0; i < n; i++) {
            long x = a[ao + i];
            long y = b;
            r[i] = (byte) ((x < y ? 1 : 0) ^ flip);
        }
    }

    public static void less(long a, long[] b, int bo, int flip, byte[] r, int n) {
        for (int i = 0; i < n; i++) {
            long x = a;
            long y = b[bo + i];
            r[i] = (byte) ((x < y ? 1 : 0) ^ flip);
        }
    }

    public static void equal(long[] a, int ao, long[] b, int bo, int flip, byte[] r, int n) {
        for (int i = 0; i < n; i++) {
            long x = a[ao + i];
            long y = b[bo + i];
            r[i] = (byte) ((x == y ? 1 : 0) ^ flip);
        }
    }

    public static void equal(long[] a, int ao, long b, int flip, byte[] r, int n) {
        for (int i = 0; i < n; i++) {
            long x = a[ao + i];
            long y = b;
            r[i] = (byte) ((x == y ? 1 : 0) ^ flip);
        }
    }

    public static void less(double[] a, int ao, double[] b, int bo, int flip, byte[] r, int n) {
        for (int i = 0; i < n; i++) {
            double x = a[ao + i];
            double y = b[bo + i];
            r[i] = (byte) (((x < y ? 1 : 0) | (y != y ? 1 : 0) & (x == x ? 1 : 0)) ^ flip);
        }
    }

    public static void less(double[] a, int ao, double b, int flip, byte[] r, int n) {
        for (int i = 0; i < n; i++) {
            double x = a[ao + i];
            double y = b;
            r[i] = (byte) (((x < y ? 1 : 0) | (y != y ? 1 : 0) & (x == x ? 1 : 0)) ^ flip);
        }
    }

    public static void less(double a, double[] b, int bo, int flip, byte[] r, int n) {
        for (int i = 0; i < n; i++) {
            double x = a;
            double y = b[bo + i];
            r[i] = (byte) (((x < y ? 1 : 0) | (y != y ? 1 : 0) & (x == x ? 1 : 0)) ^ flip);
        }
    }

    public static void equal(double[] a, int ao, double[] b, int bo, int flip, byte[] r, int n) {
        for (int i = 0; i < n; i++) {
            double x = a[ao + i];
            double y = b[bo + i];
            r[i] = (byte) (((x == y ? 1 : 0) | (x != x ? 1 : 0) & (y != y ? 1 : 0)) ^ flip);
        }
    }

    public static void equal(double[] a, int ao, double b, int flip, byte[] r, int n) {
        for (int i = 0; i < n; i++) {
            double x = a[ao + i];
            double y = b;
            r[i] = (byte) (((x == y ? 1 : 0) | (x != x ? 1 : 0) & (y != y ? 1 : 0)) ^ flip);
        }
    }
}
