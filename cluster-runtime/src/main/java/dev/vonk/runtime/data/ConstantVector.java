package dev.vonk.runtime.data;

import org.jspecify.annotations.Nullable;

/// The same value, or null, in every row.
///
/// @param value a flat vector of one row
public record ConstantVector(Vector value, int length) implements Vector {

    /// `length` nulls of a physical type.
    public static ConstantVector nulls(PhysicalType type, int length) {
        return new ConstantVector(VectorBuilder.of(type, 1).appendNull().build(), length);
    }

    /// Whether the one value is null.
    public boolean isNull() {
        return value.isNull(0);
    }

    @Override
    public PhysicalType physical() {
        return value.physical();
    }

    @Override
    public @Nullable Validity validity() {
        return value.isNull(0) ? Validity.allNull(length) : null;
    }

    @Override
    public boolean isNull(int row) {
        return value.isNull(0);
    }

    @Override
    public ConstantVector slice(int from, int length) {
        return new ConstantVector(value, length);
    }

    @Override
    public ConstantVector gather(int[] rows, int count, Scratch scratch) {
        return new ConstantVector(value, count);
    }

    @Override
    public Vector flat(Scratch scratch) {
        return value.gather(new int[length], length, scratch);
    }

    @Override
    public long bytes() {
        return 16 + value.bytes();
    }
}
