package dev.vonk.runtime.data;

import org.jspecify.annotations.Nullable;

/// What is asked of any vector, whatever its encoding, one value at a time: the slow road, for borders and tests.
public final class Vectors {
    private Vectors() {
    }

    /// `vector` with these nulls instead of its own. Encodings other than flat ones are refused.
    public static Vector withValidity(Vector vector, @Nullable Validity validity) {
        return switch (vector) {
            case ByteVector(var values, int offset, int length, var _) ->
                new ByteVector(values, offset, length, validity);
            case ShortVector(var values, int offset, int length, var _) ->
                new ShortVector(values, offset, length, validity);
            case IntVector(var values, int offset, int length, var _) ->
                new IntVector(values, offset, length, validity);
            case LongVector(var values, int offset, int length, var _) ->
                new LongVector(values, offset, length, validity);
            case FloatVector(var values, int offset, int length, var _) ->
                new FloatVector(values, offset, length, validity);
            case DoubleVector(var values, int offset, int length, var _) ->
                new DoubleVector(values, offset, length, validity);
            case Decimal128Vector(var high, var low, int offset, int length, var _) ->
                new Decimal128Vector(high, low, offset, length, validity);
            case BytesVector(var offsets, var data, int offset, int length, var _) ->
                new BytesVector(offsets, data, offset, length, validity);
            case ListVector(var offsets, var child, int offset, int length, var _) ->
                new ListVector(offsets, child, offset, length, validity);
            case StructVector(var fields, int length, var _) -> new StructVector(fields, length, validity);
            case DictionaryVector(var codes, int offset, int length, var dictionary, var _) ->
                new DictionaryVector(codes, offset, length, dictionary, validity);
            case NarrowVector(var raw, long base, var physical) ->
                new NarrowVector(withValidity(raw, validity), base, physical);
            case ConstantVector constant ->
                validity == null ? constant : withValidity(constant.flat(Scratch.fresh()), validity);
        };
    }

    /// Row `row` of an integer vector (BYTE, SHORT, INT, LONG) as a long.
    public static long longAt(Vector vector, int row) {
        return switch (vector) {
            case ByteVector bytes -> bytes.get(row);
            case ShortVector shorts -> shorts.get(row);
            case IntVector ints -> ints.get(row);
            case LongVector longs -> longs.get(row);
            case NarrowVector narrow -> narrow.get(row);
            case DictionaryVector dictionary -> longAt(dictionary.dictionary(), dictionary.code(row));
            case ConstantVector constant -> longAt(constant.value(), 0);
            case FloatVector _,DoubleVector _,Decimal128Vector _,BytesVector _,ListVector _,StructVector _ ->
                throw new IllegalArgumentException("not an integer vector: " + vector.physical());
        };
    }

    /// Row `row` of a FLOAT or DOUBLE vector.
    public static double doubleAt(Vector vector, int row) {
        return switch (vector) {
            case FloatVector floats -> floats.get(row);
            case DoubleVector doubles -> doubles.get(row);
            case DictionaryVector dictionary -> doubleAt(dictionary.dictionary(), dictionary.code(row));
            case ConstantVector constant -> doubleAt(constant.value(), 0);
            case ByteVector _,ShortVector _,IntVector _,LongVector _,NarrowVector _,Decimal128Vector _,BytesVector _,ListVector _,StructVector _ ->
                throw new IllegalArgumentException("not a floating-point vector: " + vector.physical());
        };
    }

    /// `vector` as kernels and accumulators take it: flat or constant, or 128-bit decimals that fit a long.
    public static Vector argument(Vector vector, Scratch scratch) {
        return switch (vector) {
            case NarrowVector(LongVector _, long base, var physical) when base == 0
                    && physical == PhysicalType.DECIMAL128 ->
                vector;
            case ConstantVector constant -> constant;
            case DictionaryVector _,NarrowVector _,ByteVector _,ShortVector _,IntVector _,LongVector _,FloatVector _,DoubleVector _,Decimal128Vector _,BytesVector _,ListVector _,StructVector _ ->
                vector.flat(scratch);
        };
    }

    /// Whether it is not one of the encodings.
    public static boolean isFlat(Vector vector) {
        return !(vector instanceof DictionaryVector || vector instanceof ConstantVector
                || vector instanceof NarrowVector);
    }
}
