package dev.vonk.runtime.data;

import org.jspecify.annotations.Nullable;

/// Flat `short` values: row `i` is `values[offset + i]`. What stands under a null is unspecified.
public record ShortVector(short[] values, int offset, int length, @Nullable Validity validity) implements Vector {

    /// All of `values`, without nulls.
    public static ShortVector of(short... values) {
        return new ShortVector(values, 0, values.length, null);
    }

    /// The value of row `row`.
    public short get(int row) {
        return values[offset + row];
    }

    @Override
    public PhysicalType physical() {
        return PhysicalType.SHORT;
    }

    @Override
    public ShortVector slice(int from, int length) {
        return new ShortVector(values, offset + from, length, validity == null ? null : validity.slice(from));
    }

    @Override
    public ShortVector gather(int[] rows, int count, Scratch scratch) {
        var out = scratch.shorts(count);
        for (int i = 0; i < count; i++) {
            out[i] = values[offset + rows[i]];
        }
        return new ShortVector(out, 0, count, validity == null ? null : validity.gather(rows, count));
    }

    @Override
    public ShortVector flat(Scratch scratch) {
        return this;
    }

    @Override
    public long bytes() {
        return 16L + 2L * length + (validity == null ? 0 : length / 8);
    }
}
