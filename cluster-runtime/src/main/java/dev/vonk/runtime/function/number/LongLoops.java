package dev.vonk.runtime.function.number;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Arithmetic on `long` arrays: `r[i] = a[ao + i] op b[bo + i]`, with the overflow of any row reported at the end.
public final class LongLoops {
    private LongLoops() {
    }

    /// Sums. True where one left the type's range.
    public static boolean add(long[] a, int ao, long[] b, int bo, long[] r, int n) {
        var x = dense(a, ao, r == b ? null : r, n);
        var y = dense(b, bo, r == a || r == x ? null : r, n);
        return addDense(x, y, r, n);
    }

    /// Sums with a constant. True where one left the type's range.
    public static boolean add(long[] a, int ao, long b, long[] r, int n) {
        return addDense(dense(a, ao, r, n), b, r, n);
    }

    /// Differences. True where one left the type's range.
    public static boolean subtract(long[] a, int ao, long[] b, int bo, long[] r, int n) {
        var x = dense(a, ao, r == b ? null : r, n);
        var y = dense(b, bo, r == a || r == x ? null : r, n);
        return subtractDense(x, y, r, n);
    }

    /// Differences from a column. True where one left the type's range.
    public static boolean subtract(long[] a, int ao, long b, long[] r, int n) {
        return subtractDense(dense(a, ao, r, n), b, r, n);
    }

    /// Differences from a constant. True where one left the type's range.
    public static boolean subtract(long a, long[] b, int bo, long[] r, int n) {
        return subtractDense(a, dense(b, bo, r, n), r, n);
    }

    /// Products. True where one left the type's range.
    ///
    /// The bits that the factors use prove it for the whole batch in most cases, in a loop of half the time.
    public static boolean multiply(long[] a, int ao, long[] b, int bo, long[] r, int n) {
        if (r == a || r == b) {
            // an argument that is overwritten could not be looked at again
            return multiply(a.clone(), ao, b.clone(), bo, r, n);
        }
        var y = dense(b, bo, ao == 0 ? r : null, n);
        return !multiplyDense(dense(a, ao, r, n), y, r, n) && multiplyOverflows(a, ao, b, bo, n);
    }

    /// Products with a constant. True where one left the type's range.
    public static boolean multiply(long[] a, int ao, long b, long[] r, int n) {
        if (r == a) {
            return multiply(a.clone(), ao, b, r, n);
        }
        return !multiplyDense(dense(a, ao, r, n), b, r, n) && multiplyOverflows(a, ao, b, n);
    }

    /// Products that are known to fit.
    public static void multiplyUnchecked(long[] a, int ao, long[] b, int bo, long[] r, int n) {
        var x = dense(a, ao, r == b ? null : r, n);
        var y = dense(b, bo, r == a || r == x ? null : r, n);
        multiplyUncheckedDense(x, y, r, n);
    }

    /// Products with a constant that are known to fit.
    public static void multiplyUnchecked(long[] a, int ao, long b, long[] r, int n) {
        multiplyUncheckedDense(dense(a, ao, r, n), b, r, n);
    }

    /// `source` from its offset on, in an array that starts there: the compiler makes vector instructions only of loops in
    /// which what is read and what is written are indexed alike.
    private static long[] dense(long[] source, int offset, long @Nullable [] room, int n) {
        if (offset == 0) {
            return source;
        }
        if (room == null) {
            return Arrays.copyOfRange(source, offset, offset + n);
        }
        System.arraycopy(source, offset, room, 0, n);
        return room;
    }

    private static boolean addDense(long[] a, long[] b, long[] r, int n) {
        long flag = 0;
        for (int i = 0; i < n; i++) {
            long x = a[i];
            long y = b[i];
            long z = x + y;
            r[i] = z;
            flag |= (x ^ z) & (y ^ z);
        }
        return flag < 0;
    }

    private static boolean addDense(long[] a, long b, long[] r, int n) {
        long flag = 0;
        for (int i = 0; i < n; i++) {
            long x = a[i];
            long y = b;
            long z = x + y;
            r[i] = z;
            flag |= (x ^ z) & (y ^ z);
        }
        return flag < 0;
    }

    private static boolean subtractDense(long[] a, long[] b, long[] r, int n) {
        long flag = 0;
        for (int i = 0; i < n; i++) {
            long x = a[i];
            long y = b[i];
            long z = x - y;
            r[i] = z;
            flag |= (x ^ y) & (x ^ z);
        }
        return flag < 0;
    }

    private static boolean subtractDense(long[] a, long b, long[] r, int n) {
        long flag = 0;
        for (int i = 0; i < n; i++) {
            long x = a[i];
            long y = b;
            long z = x - y;
            r[i] = z;
            flag |= (x ^ y) & (x ^ z);
        }
        return flag < 0;
    }

    private static boolean subtractDense(long a, long[] b, long[] r, int n) {
        long flag = 0;
        for (int i = 0; i < n; i++) {
            long x = a;
            long y = b[i];
            long z = x - y;
            r[i] = z;
            flag |= (x ^ y) & (x ^ z);
        }
        return flag < 0;
    }

    /// True where the bits of the factors prove that every product fits.
    private static boolean multiplyDense(long[] a, long[] b, long[] r, int n) {
        long bitsA = 0;
        long bitsB = 0;
        for (int i = 0; i < n; i++) {
            long x = a[i];
            long y = b[i];
            r[i] = x * y;
            bitsA |= x ^ x >> 63;
            bitsB |= y ^ y >> 63;
        }
        return productFits(bitsA, bitsB);
    }

    private static boolean multiplyDense(long[] a, long b, long[] r, int n) {
        long bits = 0;
        for (int i = 0; i < n; i++) {
            long x = a[i];
            r[i] = x * b;
            bits |= x ^ x >> 63;
        }
        return productFits(bits, b ^ b >> 63);
    }

    private static boolean productFits(long bitsA, long bitsB) {
        return Long.numberOfLeadingZeros(bitsA) + Long.numberOfLeadingZeros(bitsB) >= 66;
    }

    private static boolean multiplyOverflows(long[] a, int ao, long[] b, int bo, int n) {
        long flag = 0;
        for (int i = 0; i < n; i++) {
            long x = a[ao + i];
            long y = b[bo + i];
            flag |= Math.multiplyHigh(x, y) ^ x * y >> 63;
        }
        return flag != 0;
    }

    private static boolean multiplyOverflows(long[] a, int ao, long b, int n) {
        long flag = 0;
        for (int i = 0; i < n; i++) {
            long x = a[ao + i];
            flag |= Math.multiplyHigh(x, b) ^ x * b >> 63;
        }
        return flag != 0;
    }

    private static void multiplyUncheckedDense(long[] a, long[] b, long[] r, int n) {
        for (int i = 0; i < n; i++) {
            r[i] = a[i] * b[i];
        }
    }

    private static void multiplyUncheckedDense(long[] a, long b, long[] r, int n) {
        for (int i = 0; i < n; i++) {
            r[i] = a[i] * b;
        }
    }
}
