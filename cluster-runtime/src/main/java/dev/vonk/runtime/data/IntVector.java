package dev.vonk.runtime.data;

import org.jspecify.annotations.Nullable;

/// Flat `int` values: row `i` is `values[offset + i]`. What stands under a null is unspecified.
public record IntVector(int[] values, int offset, int length, @Nullable Validity validity) implements Vector {

    /// All of `values`, without nulls.
    public static IntVector of(int... values) {
        return new IntVector(values, 0, values.length, null);
    }

    /// The value of row `row`.
    public int get(int row) {
        return values[offset + row];
    }

    @Override
    public PhysicalType physical() {
        return PhysicalType.INT;
    }

    @Override
    public IntVector slice(int from, int length) {
        return new IntVector(values, offset + from, length, validity == null ? null : validity.slice(from));
    }

    @Override
    public IntVector gather(int[] rows, int count, Scratch scratch) {
        var out = scratch.ints(count);
        for (int i = 0; i < count; i++) {
            out[i] = values[offset + rows[i]];
        }
        return new IntVector(out, 0, count, validity == null ? null : validity.gather(rows, count));
    }

    @Override
    public IntVector flat(Scratch scratch) {
        return this;
    }

    @Override
    public long bytes() {
        return 16L + 4L * length + (validity == null ? 0 : length / 8);
    }
}
