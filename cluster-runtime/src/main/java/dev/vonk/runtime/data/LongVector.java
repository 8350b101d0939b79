package dev.vonk.runtime.data;

import org.jspecify.annotations.Nullable;

/// Flat `long` values: row `i` is `values[offset + i]`. What stands under a null is unspecified.
public record LongVector(long[] values, int offset, int length, @Nullable Validity validity) implements Vector {

    /// All of `values`, without nulls.
    public static LongVector of(long... values) {
        return new LongVector(values, 0, values.length, null);
    }

    /// The value of row `row`.
    public long get(int row) {
        return values[offset + row];
    }

    @Override
    public PhysicalType physical() {
        return PhysicalType.LONG;
    }

    @Override
    public LongVector slice(int from, int length) {
        return new LongVector(values, offset + from, length, validity == null ? null : validity.slice(from));
    }

    @Override
    public LongVector gather(int[] rows, int count, Scratch scratch) {
        var out = scratch.longs(count);
        for (int i = 0; i < count; i++) {
            out[i] = values[offset + rows[i]];
        }
        return new LongVector(out, 0, count, validity == null ? null : validity.gather(rows, count));
    }

    @Override
    public LongVector flat(Scratch scratch) {
        return this;
    }

    @Override
    public long bytes() {
        return 16L + 8L * length + (validity == null ? 0 : length / 8);
    }
}
