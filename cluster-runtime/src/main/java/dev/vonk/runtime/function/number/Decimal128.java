package dev.vonk.runtime.function.number;

import java.math.BigInteger;

/// Single 128-bit numbers in two halves: the upper 64 bits and, unsigned, the lower 64.
public final class Decimal128 {
    private static final long[] LONG_POWERS = new long[19];
    private static final BigInteger[] POWERS = new BigInteger[77];

    static {
        LONG_POWERS[0] = 1;
        for (int i = 1; i < LONG_POWERS.length; i++) {
            LONG_POWERS[i] = LONG_POWERS[i - 1] * 10;
        }
        POWERS[0] = BigInteger.ONE;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1].multiply(BigInteger.TEN);
        }
    }

    private Decimal128() {
    }

    /// 10 to the power `exponent`, 0 to 18.
    public static long longPower(int exponent) {
        return LONG_POWERS[exponent];
    }

    /// 10 to the power `exponent`, 0 to 76.
    public static BigInteger power(int exponent) {
        return POWERS[exponent];
    }

    public static int compare(long highA, long lowA, long highB, long lowB) {
        return highA != highB ? Long.compare(highA, highB) : Long.compareUnsigned(lowA, lowB);
    }

    /// The lower half of a number.
    public static long low(BigInteger number) {
        return number.longValue();
    }

    /// The upper half of a number.
    public static long high(BigInteger number) {
        return number.shiftRight(64).longValue();
    }

    /// Whether a number has at most `precision` decimal digits.
    public static boolean fits(BigInteger number, int precision) {
        return number.abs().compareTo(POWERS[precision]) < 0;
    }

    /// Whether a number in two halves has at most `precision` decimal digits.
    public static boolean fits(long high, long low, int precision) {
        if (high == low >> 63 && precision >= 19) {
            return true;
        }
        var limit = POWERS[precision];
        long limitHigh = high(limit);
        long limitLow = low(limit);
        if (high < 0) {
            long negatedLow = -low;
            long negatedHigh = ~high + (negatedLow == 0 ? 1 : 0);
            return negatedHigh >= 0 && compare(negatedHigh, negatedLow, limitHigh, limitLow) < 0;
        }
        return compare(high, low, limitHigh, limitLow) < 0;
    }

    /// `dividend / divisor` rounded half away from zero.
    public static BigInteger divideHalfUp(BigInteger dividend, BigInteger divisor) {
        var parts = dividend.divideAndRemainder(divisor);
        boolean up = parts[1].abs().shiftLeft(1).compareTo(divisor.abs()) >= 0;
        return up ? parts[0].add(BigInteger.valueOf((long) dividend.signum() * divisor.signum())) : parts[0];
    }

    /// `dividend / divisor` rounded half away from zero; the divisor's magnitude is below 2^62.
    public static long divideHalfUp(long dividend, long divisor) {
        long quotient = dividend / divisor;
        long rest = Math.abs(dividend % divisor);
        return rest >= Math.abs(divisor) - rest ? quotient + ((dividend ^ divisor) < 0 ? -1 : 1) : quotient;
    }
}
