package dev.vonk.runtime.data;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// Flat 128-bit unscaled decimals in two's complement: row `i` is `high[offset + i] * 2^64 + unsigned low[offset + i]`.
public record Decimal128Vector(long[] high, long[] low, int offset, int length, @Nullable Validity validity)
        implements
            Vector {

    /// The unscaled value of row `row`.
    public BigInteger get(int row) {
        return toBigInteger(high[offset + row], low[offset + row]);
    }

    /// The number whose upper and lower 64 bits these are.
    public static BigInteger toBigInteger(long high, long low) {
        if (high == low >> 63) {
            return BigInteger.valueOf(low);
        }
        return BigInteger.valueOf(high).shiftLeft(64).or(new BigInteger(Long.toUnsignedString(low)));
    }

    @Override
    public PhysicalType physical() {
        return PhysicalType.DECIMAL128;
    }

    @Override
    public Decimal128Vector slice(int from, int length) {
        return new Decimal128Vector(high, low, offset + from, length, validity == null ? null : validity.slice(from));
    }

    @Override
    public Decimal128Vector gather(int[] rows, int count, Scratch scratch) {
        var highs = scratch.highLongs(count);
        var lows = scratch.longs(count);
        for (int i = 0; i < count; i++) {
            highs[i] = high[offset + rows[i]];
            lows[i] = low[offset + rows[i]];
        }
        return new Decimal128Vector(highs, lows, 0, count, validity == null ? null : validity.gather(rows, count));
    }

    @Override
    public Decimal128Vector flat(Scratch scratch) {
        return this;
    }

    @Override
    public long bytes() {
        return 32L + 16L * length;
    }
}
