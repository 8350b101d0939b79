package dev.vonk.runtime.operator.key;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Hashes and comparisons of byte strings, eight bytes at a time.
final class Texts {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long FIRST = 0x9E3779B97F4A7C15L;
    private static final long SECOND = 0xD6E8FEB86659FD93L;

    private Texts() {
    }

    /// A hash of `data[from .. from + length)` whose bits are all good.
    static long hash(byte[] data, int from, int length) {
        long hash = length * SECOND;
        int at = from;
        int end = from + length;
        while (end - at >= 8) {
            hash = (hash ^ (long) LONG.get(data, at)) * FIRST;
            hash ^= hash >>> 32;
            at += 8;
        }
        if (at < end) {
            hash = (hash ^ tail(data, at, end - at)) * FIRST;
            hash ^= hash >>> 32;
        }
        hash *= SECOND;
        return hash ^ hash >>> 32;
    }

    /// Fewer than eight bytes as a number.
    private static long tail(byte[] data, int from, int length) {
        if (from + 8 <= data.length) {
            return (long) LONG.get(data, from) & (1L << (length << 3)) - 1;
        }
        long value = 0;
        for (int i = 0; i < length; i++) {
            value |= (data[from + i] & 0xFFL) << (i << 3);
        }
        return value;
    }

    /// Whether two strings of the same length are equal.
    static boolean equal(byte[] left, int leftFrom, byte[] right, int rightFrom, int length) {
        if (length < 8) {
            return tail(left, leftFrom, length) == tail(right, rightFrom, length);
        }
        int last = length - 8;
        for (int i = 0; i < last; i += 8) {
            if ((long) LONG.get(left, leftFrom + i) != (long) LONG.get(right, rightFrom + i)) {
                return false;
            }
        }
        return (long) LONG.get(left, leftFrom + last) == (long) LONG.get(right, rightFrom + last);
    }

    /// A hash of a number whose bits are all good.
    static long hash(long value) {
        long hash = value * FIRST;
        hash ^= hash >>> 32;
        hash *= SECOND;
        return hash ^ hash >>> 29;
    }
}
