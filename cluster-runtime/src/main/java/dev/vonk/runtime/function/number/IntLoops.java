package dev.vonk.runtime.function.number;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Arithmetic on `int` arrays: `r[i] = a[ao + i] op b[bo + i]`, with the overflow of any row reported at the end.
public final class IntLoops {
    private IntLoops() {
    }

    /// Sums. True where one left the type's range.
    public static boolean add(int[] a, int ao, int[] b, int bo, int[] r, int n) {
        var x = dense(a, ao, r == b ? null : r, n);
        var y = dense(b, bo, r == a || r == x ? null : r, n);
        return addDense(x, y, r, n);
    }

    /// Sums with a constant. True where one left the type's range.
    public static boolean add(int[] a, int ao, int b, int[] r, int n) {
        return addDense(dense(a, ao, r, n), b, r, n);
    }

    /// Differences. True where one left the type's range.
    public static boolean subtract(int[] a, int ao, int[] b, int bo, int[] r, int n) {
        var x = dense(a, ao, r == b ? null : r, n);
        var y = dense(b, bo, r == a || r == x ? null : r, n);
        return subtractDense(x, y, r, n);
    }

    /// Differences from a column. True where one left the type's range.
    public static boolean subtract(int[] a, int ao, int b, int[] r, int n) {
        return subtractDense(dense(a, ao, r, n), b, r, n);
    }

    /// Differences from a constant. True where one left the type's range.
    public static boolean subtract(int a, int[] b, int bo, int[] r, int n) {
        return subtractDense(a, dense(b, bo, r, n), r, n);
    }

    /// Products. True where one left the type's range.
    public static boolean multiply(int[] a, int ao, int[] b, int bo, int[] r, int n) {
        var x = dense(a, ao, r == b ? null : r, n);
        var y = dense(b, bo, r == a || r == x ? null : r, n);
        return multiplyDense(x, y, r, n);
    }

    /// Products with a constant. True where one left the type's range.
    public static boolean multiply(int[] a, int ao, int b, int[] r, int n) {
        return multiplyDense(dense(a, ao, r, n), b, r, n);
    }

    /// `source` from its offset on, in an array that starts there: the compiler makes vector instructions only of loops in
    /// which what is read and what is written are indexed alike.
    private static int[] dense(int[] source, int offset, int @Nullable [] room, int n) {
        if (offset == 0) {
            return source;
        }
        if (room == null) {
            return Arrays.copyOfRange(source, offset, offset + n);
        }
        System.arraycopy(source, offset, room, 0, n);
        return room;
    }

    private static boolean addDense(int[] a, int[] b, int[] r, int n) {
        int flag = 0;
        for (int i = 0; i < n; i++) {
            int x = a[i];
            int y = b[i];
            int z = x + y;
            r[i] = z;
            flag |= (x ^ z) & (y ^ z);
        }
        return flag < 0;
    }

    private static boolean addDense(int[] a, int b, int[] r, int n) {
        int flag = 0;
        for (int i = 0; i < n; i++) {
            int x = a[i];
            int y = b;
            int z = x + y;
            r[i] = z;
            flag |= (x ^ z) & (y ^ z);
        }
        return flag < 0;
    }

    private static boolean subtractDense(int[] a, int[] b, int[] r, int n) {
        int flag = 0;
        for (int i = 0; i < n; i++) {
            int x = a[i];
            int y = b[i];
            int z = x - y;
            r[i] = z;
            flag |= (x ^ y) & (x ^ z);
        }
        return flag < 0;
    }

    private static boolean subtractDense(int[] a, int b, int[] r, int n) {
        int flag = 0;
        for (int i = 0; i < n; i++) {
            int x = a[i];
            int y = b;
            int z = x - y;
            r[i] = z;
            flag |= (x ^ y) & (x ^ z);
        }
        return flag < 0;
    }

    private static boolean subtractDense(int a, int[] b, int[] r, int n) {
        int flag = 0;
        for (int i = 0; i < n; i++) {
            int x = a;
            int y = b[i];
            int z = x - y;
            r[i] = z;
            flag |= (x ^ y) & (x ^ z);
        }
        return flag < 0;
    }

    private static boolean multiplyDense(int[] a, int[] b, int[] r, int n) {
        int flag = 0;
        for (int i = 0; i < n; i++) {
            long wide = (long) a[i] * b[i];
            int product = (int) wide;
            r[i] = product;
            flag |= (int) (wide >> 32) ^ product >> 31;
        }
        return flag != 0;
    }

    private static boolean multiplyDense(int[] a, int b, int[] r, int n) {
        int flag = 0;
        for (int i = 0; i < n; i++) {
            long wide = (long) a[i] * b;
            int product = (int) wide;
            r[i] = product;
            flag |= (int) (wide >> 32) ^ product >> 31;
        }
        return flag != 0;
    }
}
