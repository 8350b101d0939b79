package dev.vonk.runtime.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Reads the columns that [VectorCodec] wrote from bytes that anyone may have made: every length is compared with the
/// bytes that are left before memory is taken for it, and whatever points into an array points inside of it.
final class VectorDecoder {
    /// Types nested deeper than this are not read.
    private static final int DEEPEST = 64;
    /// A vector takes more memory than its few bytes, so there may not be any number of them.
    private static final int MOST_VECTORS = 1 << 18;
    /// Tag, rows, and whether there is a validity.
    private static final int SMALLEST_VECTOR = 6;

    private final ByteBuffer in;
    private int vectors;

    VectorDecoder(ByteBuffer in) {
        this.in = in;
    }

    static IOException damaged(String how) {
        return new IOException("a batch's frame is damaged: " + how);
    }

    /// Rows, columns, and each column; nothing may follow.
    Batch batch() throws IOException {
        int rows = count(0);
        int width = count(0);
        if (width > in.remaining() / SMALLEST_VECTOR) {
            throw damaged("it says to have " + width + " columns");
        }
        var columns = new Vector[width];
        for (int i = 0; i < width; i++) {
            columns[i] = vector(rows, 0);
        }
        if (in.hasRemaining()) {
            throw damaged(in.remaining() + " bytes follow the last column");
        }
        return Batch.of(rows, columns);
    }

    private int count(int least) throws IOException {
        need(4);
        int count = in.getInt();
        if (count < least || count > BatchCodec.MOST_ROWS) {
            throw damaged("it says to have " + count + " rows or columns");
        }
        return count;
    }

    private void need(long bytes) throws IOException {
        if (bytes > in.remaining()) {
            throw damaged("it ends where " + bytes + " more bytes should be");
        }
    }

    /// @param wanted how many rows it must have; negative where any number will do
    private Vector vector(int wanted, int depth) throws IOException {
        need(SMALLEST_VECTOR);
        if (++vectors > MOST_VECTORS || depth > DEEPEST) {
            throw damaged("it has too many columns, or they are nested too deeply");
        }
        int tag = in.get();
        int rows = count(0);
        if (wanted >= 0 && rows != wanted) {
            throw damaged("a column has " + rows + " rows instead of " + wanted);
        }
        var validity = validity(rows);
        return switch (tag) {
            case VectorCodec.BYTE -> new ByteVector(bytes(rows), 0, rows, validity);
            case VectorCodec.SHORT -> new ShortVector(shorts(rows), 0, rows, validity);
            case VectorCodec.INT -> new IntVector(ints(rows), 0, rows, validity);
            case VectorCodec.LONG -> new LongVector(longs(rows), 0, rows, validity);
            case VectorCodec.FLOAT -> new FloatVector(floats(rows), 0, rows, validity);
            case VectorCodec.DOUBLE -> new DoubleVector(doubles(rows), 0, rows, validity);
            case VectorCodec.DECIMAL128 -> new Decimal128Vector(longs(rows), longs(rows), 0, rows, validity);
            case VectorCodec.BYTES -> {
                var offsets = offsets(rows);
                yield new BytesVector(offsets, bytes(offsets[rows]), 0, rows, validity);
            }
            case VectorCodec.LIST -> {
                var offsets = offsets(rows);
                yield new ListVector(offsets, vector(offsets[rows], depth + 1), 0, rows, validity);
            }
            case VectorCodec.STRUCT -> struct(rows, validity, depth);
            case VectorCodec.DICTIONARY -> dictionary(rows, validity, depth);
            case VectorCodec.CONSTANT -> new ConstantVector(flat(vector(1, depth + 1)), rows);
            case VectorCodec.NARROW -> narrow(rows, depth);
            default -> throw damaged("no column has the tag " + tag);
        };
    }

    private @Nullable Validity validity(int rows) throws IOException {
        return switch (in.get()) {
            case 0 -> null;
            case 1 -> new Validity(longs(Validity.wordCount(rows)), 0);
            default -> throw damaged("a validity is neither there nor not");
        };
    }

    private StructVector struct(int rows, @Nullable Validity validity, int depth) throws IOException {
        int count = count(0);
        if (count > in.remaining() / SMALLEST_VECTOR) {
            throw damaged("it says to have a struct of " + count + " fields");
        }
        var fields = new ArrayList<Vector>(count);
        for (int i = 0; i < count; i++) {
            fields.add(vector(rows, depth + 1));
        }
        return new StructVector(fields, rows, validity);
    }

    private DictionaryVector dictionary(int rows, @Nullable Validity validity, int depth) throws IOException {
        var codes = ints(rows);
        var entries = flat(vector(-1, depth + 1));
        int size = entries.length();
        for (int code : codes) {
            if (code < 0 || code >= size) {
                throw damaged("a dictionary of " + size + " entries has none with the number " + code);
            }
        }
        return new DictionaryVector(codes, 0, rows, entries, validity);
    }

    private NarrowVector narrow(int rows, int depth) throws IOException {
        need(9);
        long base = in.getLong();
        int ordinal = in.get();
        var raw = vector(rows, depth + 1);
        if (ordinal < 0 || ordinal >= PhysicalType.values().length
                || !fits(raw, PhysicalType.values()[ordinal])) {
            throw damaged("a column is narrowed from the type " + ordinal);
        }
        return new NarrowVector(raw, base, PhysicalType.values()[ordinal]);
    }

    private static boolean fits(Vector raw, PhysicalType type) {
        return switch (type) {
            case SHORT -> raw instanceof ByteVector || raw instanceof ShortVector;
            case INT -> raw instanceof ByteVector || raw instanceof ShortVector || raw instanceof IntVector;
            case LONG, DECIMAL128 -> raw instanceof ByteVector || raw instanceof ShortVector || raw instanceof IntVector
                    || raw instanceof LongVector;
            case BYTE, FLOAT, DOUBLE, BYTES, LIST, STRUCT -> false;
        };
    }

    private static Vector flat(Vector vector) throws IOException {
        if (!Vectors.isFlat(vector)) {
            throw damaged("a column is encoded twice");
        }
        return vector;
    }

    private byte[] bytes(int count) throws IOException {
        need(count);
        var values = new byte[count];
        in.get(values);
        return values;
    }

    private short[] shorts(int count) throws IOException {
        need(2L * count);
        var values = new short[count];
        in.asShortBuffer().get(values);
        in.position(in.position() + 2 * count);
        return values;
    }

    private int[] ints(int count) throws IOException {
        need(4L * count);
        var values = new int[count];
        in.asIntBuffer().get(values);
        in.position(in.position() + 4 * count);
        return values;
    }

    /// Offsets of `rows` rows: they begin at 0 and never fall.
    private int[] offsets(int rows) throws IOException {
        var offsets = ints(rows + 1);
        if (offsets[0] != 0) {
            throw damaged("offsets begin with " + offsets[0]);
        }
        for (int i = 0; i < rows; i++) {
            if (offsets[i] > offsets[i + 1]) {
                throw damaged("the offset " + offsets[i] + " is followed by " + offsets[i + 1]);
            }
        }
        return offsets;
    }

    private long[] longs(int count) throws IOException {
        need(8L * count);
        var values = new long[count];
        in.asLongBuffer().get(values);
        in.position(in.position() + 8 * count);
        return values;
    }

    private float[] floats(int count) throws IOException {
        need(4L * count);
        var values = new float[count];
        in.asFloatBuffer().get(values);
        in.position(in.position() + 4 * count);
        return values;
    }

    private double[] doubles(int count) throws IOException {
        need(8L * count);
        var values = new double[count];
        in.asDoubleBuffer().get(values);
        in.position(in.position() + 8 * count);
        return values;
    }
}
