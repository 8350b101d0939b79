package dev.vonk.runtime.data;

import org.jspecify.annotations.Nullable;

/// One column in bytes: a tag, the rows, whether a validity follows (and its words), then what the kind of vector
/// holds: its arrays as they are. [VectorDecoder] reads it.
final class VectorCodec {
    static final int BYTE = 1;
    static final int SHORT = 2;
    static final int INT = 3;
    static final int LONG = 4;
    static final int FLOAT = 5;
    static final int DOUBLE = 6;
    static final int DECIMAL128 = 7;
    static final int BYTES = 8;
    static final int LIST = 9;
    static final int STRUCT = 10;
    static final int DICTIONARY = 11;
    static final int CONSTANT = 12;
    static final int NARROW = 13;

    private VectorCodec() {
    }

    static void write(Vector vector, ByteSink out) {
        switch (vector) {
            case ByteVector(var values, int offset, int rows, var validity) -> {
                head(BYTE, rows, validity, out);
                out.put(values, offset, rows);
            }
            case ShortVector(var values, int offset, int rows, var validity) -> {
                head(SHORT, rows, validity, out);
                out.put(values, offset, rows);
            }
            case IntVector(var values, int offset, int rows, var validity) -> {
                head(INT, rows, validity, out);
                out.put(values, offset, rows);
            }
            case LongVector(var values, int offset, int rows, var validity) -> {
                head(LONG, rows, validity, out);
                out.put(values, offset, rows);
            }
            case FloatVector(var values, int offset, int rows, var validity) -> {
                head(FLOAT, rows, validity, out);
                out.put(values, offset, rows);
            }
            case DoubleVector(var values, int offset, int rows, var validity) -> {
                head(DOUBLE, rows, validity, out);
                out.put(values, offset, rows);
            }
            case Decimal128Vector(var high, var low, int offset, int rows, var validity) -> {
                head(DECIMAL128, rows, validity, out);
                out.put(high, offset, rows);
                out.put(low, offset, rows);
            }
            case BytesVector texts -> {
                head(BYTES, texts.length(), texts.validity(), out);
                int first = texts.start(0);
                int size = texts.start(texts.length()) - first;
                offsets(texts.offsets(), texts.offset(), texts.length(), out);
                out.put(texts.data(), first, size);
            }
            case ListVector lists -> {
                head(LIST, lists.length(), lists.validity(), out);
                int first = lists.start(0);
                offsets(lists.offsets(), lists.offset(), lists.length(), out);
                write(lists.child().slice(first, lists.start(lists.length()) - first), out);
            }
            case StructVector(var fields, int rows, var validity) -> {
                head(STRUCT, rows, validity, out);
                out.putInt(fields.size());
                fields.forEach(field -> write(field.slice(0, rows), out));
            }
            case DictionaryVector dictionary when dictionary.dictionary().length() > dictionary.length() / 2 ->
                write(dictionary.flat(Scratch.fresh()), out);
            case DictionaryVector(var codes, int offset, int rows, var values, var validity) -> {
                head(DICTIONARY, rows, validity, out);
                out.put(codes, offset, rows);
                write(values.flat(Scratch.fresh()), out);
            }
            case ConstantVector constant when constant.length() > BatchCodec.MOST_ROWS ->
                write(constant.flat(Scratch.fresh()), out);
            case ConstantVector(var value, int rows) -> {
                head(CONSTANT, rows, null, out);
                write(value.slice(0, 1).flat(Scratch.fresh()), out);
            }
            case NarrowVector(var raw, long base, var physical) -> {
                head(NARROW, raw.length(), null, out);
                out.putLong(base);
                out.putByte(physical.ordinal());
                write(raw, out);
            }
        }
    }

    private static void head(int tag, int rows, @Nullable Validity validity, ByteSink out) {
        out.putByte(tag);
        out.putInt(rows);
        out.putByte(validity == null ? 0 : 1);
        if (validity != null) {
            out.put(validity.rebased(rows).words(), 0, Validity.wordCount(rows));
        }
    }

    /// Offsets that start at 0, however far in the shared array this vector begins.
    private static void offsets(int[] offsets, int from, int rows, ByteSink out) {
        int first = offsets[from];
        if (first == 0) {
            out.put(offsets, from, rows + 1);
            return;
        }
        var moved = new int[rows + 1];
        for (int i = 0; i <= rows; i++) {
            moved[i] = offsets[from + i] - first;
        }
        out.put(moved, 0, rows + 1);
    }
}
