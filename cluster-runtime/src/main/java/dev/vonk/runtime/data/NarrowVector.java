package dev.vonk.runtime.data;

import org.jspecify.annotations.Nullable;

/// Integers stored in fewer bytes than their type has: row `i` is `base + raw[i]`.
///
/// A 128-bit decimal column whose values fit 64 bits is one over a [LongVector] with base 0: exact products and sums
/// are made that way as long as they fit, because most wide decimal types hold small numbers.
///
/// @param raw a flat [ByteVector], [ShortVector], [IntVector] or, for 128-bit decimals, [LongVector]; carries the
///     validity
/// @param physical [PhysicalType#SHORT], [PhysicalType#INT], [PhysicalType#LONG] or [PhysicalType#DECIMAL128]
public record NarrowVector(Vector raw, long base, PhysicalType physical) implements Vector {

    /// The value of row `row`.
    public long get(int row) {
        return base + switch (raw) {
            case ByteVector bytes -> bytes.get(row);
            case ShortVector shorts -> shorts.get(row);
            case IntVector ints -> ints.get(row);
            case LongVector longs -> longs.get(row);
            case FloatVector _,DoubleVector _,Decimal128Vector _,BytesVector _,ListVector _,StructVector _,DictionaryVector _,ConstantVector _,NarrowVector _ ->
                throw new IllegalStateException("narrow over " + raw.physical());
        };
    }

    @Override
    public int length() {
        return raw.length();
    }

    @Override
    public @Nullable Validity validity() {
        return raw.validity();
    }

    @Override
    public NarrowVector slice(int from, int length) {
        return new NarrowVector(raw.slice(from, length), base, physical);
    }

    @Override
    public NarrowVector gather(int[] rows, int count, Scratch scratch) {
        return new NarrowVector(raw.gather(rows, count, scratch), base, physical);
    }

    @Override
    public Vector flat(Scratch scratch) {
        int n = length();
        return switch (physical) {
            case LONG -> {
                var out = scratch.longs(n);
                widen(out, n);
                yield new LongVector(out, 0, n, validity());
            }
            case INT -> {
                var out = scratch.ints(n);
                widen(out, n);
                yield new IntVector(out, 0, n, validity());
            }
            case SHORT -> {
                var out = scratch.shorts(n);
                for (int i = 0; i < n; i++) {
                    out[i] = (short) get(i);
                }
                yield new ShortVector(out, 0, n, validity());
            }
            case DECIMAL128 -> {
                var low = scratch.longs(n);
                var high = scratch.highLongs(n);
                widen(low, n);
                for (int i = 0; i < n; i++) {
                    high[i] = low[i] >> 63;
                }
                yield new Decimal128Vector(high, low, 0, n, validity());
            }
            case BYTE, FLOAT, DOUBLE, BYTES, LIST, STRUCT -> throw new IllegalStateException("narrow " + physical);
        };
    }

    private void widen(long[] out, int n) {
        switch (raw) {
            case ByteVector(var values, int offset, var _, var _) -> {
                for (int i = 0; i < n; i++) {
                    out[i] = base + values[offset + i];
                }
            }
            case ShortVector(var values, int offset, var _, var _) -> {
                for (int i = 0; i < n; i++) {
                    out[i] = base + values[offset + i];
                }
            }
            case IntVector(var values, int offset, var _, var _) -> {
                for (int i = 0; i < n; i++) {
                    out[i] = base + values[offset + i];
                }
            }
            case LongVector(var values, int offset, var _, var _) -> {
                for (int i = 0; i < n; i++) {
                    out[i] = base + values[offset + i];
                }
            }
            case FloatVector _,DoubleVector _,Decimal128Vector _,BytesVector _,ListVector _,StructVector _,DictionaryVector _,ConstantVector _,NarrowVector _ ->
                throw new IllegalStateException("narrow over " + raw.physical());
        }
    }

    private void widen(int[] out, int n) {
        int start = (int) base;
        switch (raw) {
            case ByteVector(var values, int offset, var _, var _) -> {
                for (int i = 0; i < n; i++) {
                    out[i] = start + values[offset + i];
                }
            }
            case ShortVector(var values, int offset, var _, var _) -> {
                for (int i = 0; i < n; i++) {
                    out[i] = start + values[offset + i];
                }
            }
            case IntVector(var values, int offset, var _, var _) -> {
                for (int i = 0; i < n; i++) {
                    out[i] = start + values[offset + i];
                }
            }
            case LongVector _,FloatVector _,DoubleVector _,Decimal128Vector _,BytesVector _,ListVector _,StructVector _,DictionaryVector _,ConstantVector _,NarrowVector _ ->
                throw new IllegalStateException("narrow over " + raw.physical());
        }
    }

    @Override
    public long bytes() {
        return 24 + raw.bytes();
    }
}
