package dev.vonk.runtime.source.value;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/// Text to `double`, rounded correctly: exact arithmetic for short numbers, the method of Eisel and Lemire (a 128-bit
/// power of five) for the others, and Java's own parser where that cannot decide.
public final class DoubleText {
    private static final int LEAST_POWER = -342;
    private static final int GREATEST_POWER = 308;
    private static final long[] POWERS = powersOfFive();
    private static final double[] TENS = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13,
        1e14,
        1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    private static final int MAX_DIGITS = 19;

    private DoubleText() {
    }

    /// The number in the text; NaN where it is none. `NaN` and `Infinity` are none here.
    public static double parse(byte[] bytes, int from, int to) {
        int at = from;
        boolean negative = false;
        if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
            negative = bytes[at++] == '-';
        }
        long mantissa = 0;
        int digits = 0;
        int exponent = 0;
        int seen = 0;
        boolean point = false;
        boolean cut = false;
        for (; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9) {
                seen++;
                if (digits < MAX_DIGITS) {
                    mantissa = mantissa * 10 + digit;
                    digits += mantissa == 0 ? 0 : 1;
                    exponent -= point ? 1 : 0;
                } else {
                    cut |= digit != 0;
                    exponent += point ? 0 : 1;
                }
            } else if (bytes[at] == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        if (seen == 0) {
            return Double.NaN;
        }
        if (at < to) {
            int written = exponent(bytes, at, to);
            if (written == Integer.MIN_VALUE) {
                return Double.NaN;
            }
            exponent += written;
        }
        double value = cut ? Double.NaN : of(mantissa, exponent);
        if (Double.isNaN(value)) {
            value = Math.abs(Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.US_ASCII)));
        }
        return negative ? -value : value;
    }

    /// The exponent that starts with an `e` at `at`; the least `int` where there is none.
    private static int exponent(byte[] bytes, int at, int to) {
        if ((bytes[at] | 0x20) != 'e') {
            return Integer.MIN_VALUE;
        }
        int next = at + 1;
        boolean negative = false;
        if (next < to && (bytes[next] == '-' || bytes[next] == '+')) {
            negative = bytes[next++] == '-';
        }
        if (next == to) {
            return Integer.MIN_VALUE;
        }
        int value = 0;
        for (; next < to; next++) {
            int digit = bytes[next] - '0';
            if (digit < 0 || digit > 9) {
                return Integer.MIN_VALUE;
            }
            value = Math.min(99_999, value * 10 + digit);
        }
        return negative ? -value : value;
    }

    /// `mantissa * 10^power`, the mantissa unsigned; NaN where this method cannot tell how to round.
    static double of(long mantissa, int power) {
        if (mantissa == 0) {
            return 0;
        }
        if (mantissa >>> 53 == 0 && power >= -22 && power <= 22) {
            return power < 0 ? mantissa / TENS[-power] : mantissa * TENS[power];
        }
        if (power < LEAST_POWER) {
            return 0;
        }
        return power > GREATEST_POWER ? Double.POSITIVE_INFINITY : rounded(mantissa, power);
    }

    private static double rounded(long mantissa, int power) {
        int zeros = Long.numberOfLeadingZeros(mantissa);
        long shifted = mantissa << zeros;
        int index = power - LEAST_POWER << 1;
        long upper = Math.unsignedMultiplyHigh(shifted, POWERS[index]);
        long lower = shifted * POWERS[index];
        if ((upper & 0x1FF) == 0x1FF) {
            long more = Math.unsignedMultiplyHigh(shifted, POWERS[index + 1]);
            lower += more;
            if (Long.compareUnsigned(more, lower) > 0) {
                upper++;
            }
        }
        if (lower == -1 && (power < -27 || power > 55)) {
            return Double.NaN;
        }
        int upperBit = (int) (upper >>> 63);
        int drop = upperBit + 9;
        long bits = upper >>> drop;
        int binary = ((152170 + 65536) * power >> 16) + 63 + upperBit - zeros + 1023;
        if (binary <= 0) {
            return subnormal(bits, binary);
        }
        boolean tie = Long.compareUnsigned(lower, 1) <= 0 && power >= -4 && power <= 23 && (bits & 3) == 1
                && bits << drop == upper;
        if (tie) {
            bits &= ~1L;
        }
        bits = bits + (bits & 1) >>> 1;
        if (bits >>> 53 != 0) {
            bits = 1L << 52;
            binary++;
        }
        if (binary >= 2047) {
            return Double.POSITIVE_INFINITY;
        }
        return Double.longBitsToDouble(bits & ~(1L << 52) | (long) binary << 52);
    }

    private static double subnormal(long bits, int binary) {
        int shift = 1 - binary;
        if (shift >= 64) {
            return 0;
        }
        long shifted = bits >>> shift;
        return Double.longBitsToDouble(shifted + (shifted & 1) >>> 1);
    }

    /// For each power of ten the upper and lower 64 bits of that power of five, scaled to 128 bits; cut for positive
    /// powers, rounded up for negative ones.
    private static long[] powersOfFive() {
        var table = new long[GREATEST_POWER - LEAST_POWER + 1 << 1];
        var power = BigInteger.ONE;
        var five = BigInteger.valueOf(5);
        for (int exponent = 0; exponent <= -LEAST_POWER; exponent++) {
            if (exponent <= GREATEST_POWER) {
                int excess = power.bitLength() - 128;
                put(table, exponent, excess > 0 ? power.shiftRight(excess) : power.shiftLeft(-excess));
            }
            if (exponent > 0) {
                int bits = power.subtract(BigInteger.ONE).bitLength();
                int scale = exponent <= 27 ? bits + 127 : 2 * bits + 128;
                var reciprocal = BigInteger.ONE.shiftLeft(scale).divide(power).add(BigInteger.ONE);
                put(table, -exponent, reciprocal.shiftRight(Math.max(0, reciprocal.bitLength() - 128)));
            }
            power = power.multiply(five);
        }
        return table;
    }

    private static void put(long[] table, int power, BigInteger value) {
        table[power - LEAST_POWER << 1] = value.shiftRight(64).longValue();
        table[(power - LEAST_POWER << 1) + 1] = value.longValue();
    }
}
