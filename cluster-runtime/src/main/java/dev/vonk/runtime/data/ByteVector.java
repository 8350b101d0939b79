package dev.vonk.runtime.data;

import org.jspecify.annotations.Nullable;

/// Flat `byte` values: row `i` is `values[offset + i]`. What stands under a null is unspecified.
public record ByteVector(byte[] values, int offset, int length, @Nullable Validity validity) implements Vector {

    /// All of `values`, without nulls.
    public static ByteVector of(byte... values) {
        return new ByteVector(values, 0, values.length, null);
    }

    /// The value of row `row`.
    public byte get(int row) {
        return values[offset + row];
    }

    @Override
    public PhysicalType physical() {
        return PhysicalType.BYTE;
    }

    @Override
    public ByteVector slice(int from, int length) {
        return new ByteVector(values, offset + from, length, validity == null ? null : validity.slice(from));
    }

    @Override
    public ByteVector gather(int[] rows, int count, Scratch scratch) {
        var out = scratch.bytes(count);
        for (int i = 0; i < count; i++) {
            out[i] = values[offset + rows[i]];
        }
        return new ByteVector(out, 0, count, validity == null ? null : validity.gather(rows, count));
    }

    @Override
    public ByteVector flat(Scratch scratch) {
        return this;
    }

    @Override
    public long bytes() {
        return 16L + 1L * length + (validity == null ? 0 : length / 8);
    }
}
