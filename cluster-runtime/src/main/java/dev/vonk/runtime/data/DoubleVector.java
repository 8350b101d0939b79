package dev.vonk.runtime.data;

import org.jspecify.annotations.Nullable;

/// Flat `double` values: row `i` is `values[offset + i]`. What stands under a null is unspecified.
public record DoubleVector(double[] values, int offset, int length, @Nullable Validity validity) implements Vector {

    /// All of `values`, without nulls.
    public static DoubleVector of(double... values) {
        return new DoubleVector(values, 0, values.length, null);
    }

    /// The value of row `row`.
    public double get(int row) {
        return values[offset + row];
    }

    @Override
    public PhysicalType physical() {
        return PhysicalType.DOUBLE;
    }

    @Override
    public DoubleVector slice(int from, int length) {
        return new DoubleVector(values, offset + from, length, validity == null ? null : validity.slice(from));
    }

    @Override
    public DoubleVector gather(int[] rows, int count, Scratch scratch) {
        var out = scratch.doubles(count);
        for (int i = 0; i < count; i++) {
            out[i] = values[offset + rows[i]];
        }
        return new DoubleVector(out, 0, count, validity == null ? null : validity.gather(rows, count));
    }

    @Override
    public DoubleVector flat(Scratch scratch) {
        return this;
    }

    @Override
    public long bytes() {
        return 16L + 8L * length + (validity == null ? 0 : length / 8);
    }
}
