package dev.vonk.runtime.function.number;

import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.Decimal128Vector;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.NarrowVector;
import dev.vonk.runtime.data.Vector;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// A decimal argument whatever its form: row `i` is `low[offset + i * step]` with `high` above it, or its sign where
/// `high` is null.
///
/// @param step 0 for a constant, else 1
public record DecimalOperand(long @Nullable [] high, long[] low, int offset, int step) {

    /// The view of an argument as [dev.vonk.runtime.data.Vectors#argument] makes it.
    public static DecimalOperand of(Vector vector) {
        return switch (vector) {
            case LongVector(var values, int offset, var _, var _) -> new DecimalOperand(null, values, offset, 1);
            case NarrowVector(LongVector(var values, int offset, var _, var _), var _, var _) ->
                new DecimalOperand(null, values, offset, 1);
            case Decimal128Vector(var high, var low, int offset, var _, var _) ->
                new DecimalOperand(high, low, offset, 1);
            case ConstantVector(var value, var _) -> of(value).constant();
            default -> throw new IllegalArgumentException("not a decimal argument: " + vector);
        };
    }

    private DecimalOperand constant() {
        boolean narrow = high == null || high[offset] == low[offset] >> 63;
        return new DecimalOperand(narrow ? null : high, low, offset, 0);
    }

    /// Whether every row fits 64 bits.
    public boolean isNarrow() {
        return high == null;
    }

    public boolean isConstant() {
        return step == 0;
    }

    public long low(int row) {
        return low[offset + row * step];
    }

    public long high(int row) {
        return high == null ? low(row) >> 63 : high[offset + row * step];
    }

    /// Row `row` as a number of any size.
    public BigInteger big(int row) {
        return high == null ? BigInteger.valueOf(low(row)) : Decimal128Vector.toBigInteger(high(row), low(row));
    }
}
