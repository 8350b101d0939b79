package dev.vonk.runtime.data;

import org.jspecify.annotations.Nullable;

/// Flat `float` values: row `i` is `values[offset + i]`. What stands under a null is unspecified.
public record FloatVector(float[] values, int offset, int length, @Nullable Validity validity) implements Vector {

    /// All of `values`, without nulls.
    public static FloatVector of(float... values) {
        return new FloatVector(values, 0, values.length, null);
    }

    /// The value of row `row`.
    public float get(int row) {
        return values[offset + row];
    }

    @Override
    public PhysicalType physical() {
        return PhysicalType.FLOAT;
    }

    @Override
    public FloatVector slice(int from, int length) {
        return new FloatVector(values, offset + from, length, validity == null ? null : validity.slice(from));
    }

    @Override
    public FloatVector gather(int[] rows, int count, Scratch scratch) {
        var out = scratch.floats(count);
        for (int i = 0; i < count; i++) {
            out[i] = values[offset + rows[i]];
        }
        return new FloatVector(out, 0, count, validity == null ? null : validity.gather(rows, count));
    }

    @Override
    public FloatVector flat(Scratch scratch) {
        return this;
    }

    @Override
    public long bytes() {
        return 16L + 4L * length + (validity == null ? 0 : length / 8);
    }
}
