package dev.vonk.runtime.data;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// One column in bytes: a tag, the rows, whether a validity follows (and its words), then what the kind of vector
/// holds: its arrays as they are.
final class VectorCodec {
    private static final int BYTE = 1;
    private static final int SHORT = 2;
    private static final int INT = 3;
    private static final int LONG = 4;
    private static final int FLOAT = 5;
    private static final int DOUBLE = 6;
    private static final int DECIMAL128 = 7;
    private static final int BYTES = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 10;
    private static final int DICTIONARY = 11;
    private static final int CONSTANT = 12;
    private static final int NARROW = 13;

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
                write(values, out);
            }
            case ConstantVector(var value, int rows) -> {
                head(CONSTANT, rows, null, out);
                write(value.slice(0, 1), out);
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

    static Vector read(ByteBuffer in) {
        int tag = in.get();
        int rows = in.getInt();
        var validity = in.get() == 0 ? null : new Validity(longs(in, Validity.wordCount(rows)), 0);
        return switch (tag) {
            case BYTE -> new ByteVector(bytes(in, rows), 0, rows, validity);
            case SHORT -> new ShortVector(shorts(in, rows), 0, rows, validity);
            case INT -> new IntVector(ints(in, rows), 0, rows, validity);
            case LONG -> new LongVector(longs(in, rows), 0, rows, validity);
            case FLOAT -> {
                var values = new float[rows];
                in.asFloatBuffer().get(values);
                in.position(in.position() + 4 * rows);
                yield new FloatVector(values, 0, rows, validity);
            }
            case DOUBLE -> {
                var values = new double[rows];
                in.asDoubleBuffer().get(values);
                in.position(in.position() + 8 * rows);
                yield new DoubleVector(values, 0, rows, validity);
            }
            case DECIMAL128 -> new Decimal128Vector(longs(in, rows), longs(in, rows), 0, rows, validity);
            case BYTES -> {
                var offsets = ints(in, rows + 1);
                yield new BytesVector(offsets, bytes(in, offsets[rows]), 0, rows, validity);
            }
            case LIST -> {
                var offsets = ints(in, rows + 1);
                yield new ListVector(offsets, read(in), 0, rows, validity);
            }
            case STRUCT -> {
                int count = in.getInt();
                var fields = new ArrayList<Vector>(count);
                for (int i = 0; i < count; i++) {
                    fields.add(read(in));
                }
                yield new StructVector(fields, rows, validity);
            }
            case DICTIONARY -> {
                var codes = ints(in, rows);
                yield new DictionaryVector(codes, 0, rows, read(in), validity);
            }
            case CONSTANT -> new ConstantVector(read(in), rows);
            case NARROW -> {
                long base = in.getLong();
                var physical = PhysicalType.values()[in.get()];
                yield new NarrowVector(read(in), base, physical);
            }
            default -> throw new IllegalStateException("no vector has the tag " + tag);
        };
    }

    private static byte[] bytes(ByteBuffer in, int count) {
        var values = new byte[count];
        in.get(values);
        return values;
    }

    private static short[] shorts(ByteBuffer in, int count) {
        var values = new short[count];
        in.asShortBuffer().get(values);
        in.position(in.position() + 2 * count);
        return values;
    }

    private static int[] ints(ByteBuffer in, int count) {
        var values = new int[count];
        in.asIntBuffer().get(values);
        in.position(in.position() + 4 * count);
        return values;
    }

    private static long[] longs(ByteBuffer in, int count) {
        var values = new long[count];
        in.asLongBuffer().get(values);
        in.position(in.position() + 8 * count);
        return values;
    }
}
