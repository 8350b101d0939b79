package dev.vonk.runtime.data;

import org.jspecify.annotations.Nullable;

/// A column of values of one physical type, immutable once handed out, possibly a view into shared arrays.
///
/// Flat vectors (`values[offset + row]`) are what kernels read. The encodings [DictionaryVector], [ConstantVector]
/// and [NarrowVector] save memory and work; [#flat] undoes them.
public sealed interface Vector
        permits
        ByteVector,
        ShortVector,
        IntVector,
        LongVector,
        FloatVector,
        DoubleVector,
        Decimal128Vector,
        BytesVector,
        ListVector,
        StructVector,
        DictionaryVector,
        ConstantVector,
        NarrowVector {

    /// Rows.
    int length();

    /// How the decoded values lie in memory.
    PhysicalType physical();

    /// Which rows hold a value; null where all do.
    @Nullable
    Validity validity();

    /// Whether row `row` is null.
    default boolean isNull(int row) {
        var validity = validity();
        return validity != null && validity.isNull(row);
    }

    /// The rows `from` (inclusive) to `from + length`, sharing the arrays.
    Vector slice(int from, int length);

    /// The rows `rows[0..count)`, dense; encodings are kept where that is cheaper.
    Vector gather(int[] rows, int count, Scratch scratch);

    /// The same values without encoding. A flat vector returns itself.
    Vector flat(Scratch scratch);

    /// Bytes held by this vector's own part of its arrays, for memory accounting.
    long bytes();
}
