package dev.vonk.runtime.function.aggregate;

import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.function.number.IntegerArithmetic;
import dev.vonk.runtime.type.DataType;
import java.util.Arrays;

/// `try_sum` of integers: exact in 128 bits, null where the sum does not fit its type.
public final class TolerantSum implements Accumulator {
    private final DataType type;
    private final Seen seen = new Seen();
    private long[] high = new long[0];
    private long[] low = new long[0];

    public TolerantSum(DataType type) {
        this.type = type;
    }

    @Override
    public void grow(int groups) {
        if (groups > low.length) {
            int length = Math.max(groups, low.length * 2);
            high = Arrays.copyOf(high, length);
            low = Arrays.copyOf(low, length);
        }
        seen.grow(groups);
    }

    @Override
    public void update(int[] groups, int rows, Vector[] arguments) {
        seen.mark(groups, rows, arguments[0].validity());
        for (int i = 0; i < rows; i++) {
            if (!arguments[0].isNull(i)) {
                long value = Vectors.longAt(arguments[0], i);
                add(groups[i], value >> 63, value);
            }
        }
    }

    private void add(int group, long upper, long lower) {
        low[group] += lower;
        high[group] += upper + (Long.compareUnsigned(low[group], lower) < 0 ? 1 : 0);
    }

    @Override
    public void merge(int[] groups, int rows, Vector[] state) {
        seen.mark(groups, rows, state[0].validity());
        for (int i = 0; i < rows; i++) {
            if (!state[0].isNull(i)) {
                add(groups[i], Vectors.longAt(state[0], i), Vectors.longAt(state[1], i));
            }
        }
    }

    @Override
    public Vector[] state(int groups) {
        var validity = seen.validity(groups);
        return new Vector[]{new LongVector(Arrays.copyOf(high, groups), 0, groups, validity),
            new LongVector(Arrays.copyOf(low, groups), 0, groups, validity)};
    }

    @Override
    public Vector result(int groups) {
        var out = VectorBuilder.of(type, groups);
        for (int i = 0; i < groups; i++) {
            if (seen.is(i) && high[i] == low[i] >> 63 && IntegerArithmetic.fits(type, low[i])) {
                out.appendLong(low[i]);
            } else {
                out.appendNull();
            }
        }
        return out.build();
    }

    @Override
    public long bytes() {
        return 16L * low.length + seen.bytes();
    }
}
