package dev.vonk.runtime.data;

import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.MapType;
import dev.vonk.runtime.type.StructType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Grows one flat vector row by row or range by range; what it is given is copied. Not for more than 2^31 - 1 rows
/// or bytes of text.
public abstract sealed class VectorBuilder {
    int length;
    private @Nullable Validity validity;
    private int validityCapacity;

    /// An empty builder for a type that is not nested.
    public static VectorBuilder of(PhysicalType type, int capacity) {
        return switch (type) {
            case BYTE -> new Bytes(capacity);
            case SHORT -> new Shorts(capacity);
            case INT -> new Ints(capacity);
            case LONG -> new Longs(capacity);
            case FLOAT -> new Floats(capacity);
            case DOUBLE -> new Doubles(capacity);
            case DECIMAL128 -> new Decimals(capacity);
            case BYTES -> new Texts(capacity);
            case LIST, STRUCT -> throw new IllegalArgumentException("a nested builder needs the data type");
        };
    }

    /// An empty builder for values of `type`.
    public static VectorBuilder of(DataType type, int capacity) {
        return switch (type) {
            case ArrayType(var element, var _) -> new Lists(of(element, capacity), capacity);
            case MapType map -> new Lists(of(entryType(map), capacity), capacity);
            case StructType struct ->
                new Structs(struct.fields().stream().map(f -> of(f.dataType(), capacity)).toList());
            case DataType.NullType _,DataType.BooleanType _,DataType.ByteType _,DataType.ShortType _,DataType.IntegerType _,DataType.LongType _,DataType.FloatType _,DataType.DoubleType _,dev.vonk.runtime.type.DecimalType _,DataType.StringType _,DataType.BinaryType _,DataType.DateType _,DataType.TimestampType _,DataType.TimestampNtzType _,DataType.YearMonthIntervalType _,DataType.DayTimeIntervalType _ ->
                of(PhysicalType.of(type), capacity);
        };
    }

    /// The struct that stands for one pair of a map.
    public static StructType entryType(MapType map) {
        return new StructType().add("key", map.keyType(), false).add("value", map.valueType(), map.valueContainsNull());
    }

    /// Rows so far.
    public int length() {
        return length;
    }

    /// Appends a null.
    public VectorBuilder appendNull() {
        appendDefault();
        markNull(length - 1);
        return this;
    }

    /// Appends row `row` of a vector of this physical type, encoded or flat.
    public void append(Vector source, int row) {
        switch (source) {
            case DictionaryVector dictionary when !dictionary.isNull(row) ->
                append(dictionary.dictionary(), dictionary.code(row));
            case ConstantVector constant -> append(constant.value(), 0);
            case NarrowVector narrow when !narrow.isNull(row) -> appendLong(narrow.get(row));
            default -> {
                if (source.isNull(row)) {
                    appendNull();
                } else {
                    appendPresent(source, row);
                }
            }
        }
    }

    /// Appends rows `from` to `from + count` of a vector of this physical type.
    public void appendRange(Vector source, int from, int count) {
        if (!Vectors.isFlat(source)) {
            appendRange(source.slice(from, count).flat(Scratch.fresh()), 0, count);
            return;
        }
        int start = length;
        appendFlatRange(source, from, count);
        var nulls = source.validity();
        if (nulls != null) {
            for (int i = 0; i < count; i++) {
                if (nulls.isNull(from + i)) {
                    markNull(start + i);
                }
            }
        }
    }

    /// Appends the rows `rows[0..count)` of a vector of this physical type.
    public void appendRows(Vector source, int[] rows, int count) {
        if (source instanceof DictionaryVector dictionary) {
            var codes = new int[count];
            for (int i = 0; i < count; i++) {
                codes[i] = dictionary.code(rows[i]);
            }
            int start = length;
            appendFlatRows(dictionary.dictionary(), codes, count);
            markNulls(dictionary.validity(), rows, count, start);
            return;
        }
        if (!Vectors.isFlat(source)) {
            for (int i = 0; i < count; i++) {
                append(source, rows[i]);
            }
            return;
        }
        int start = length;
        appendFlatRows(source, rows, count);
        markNulls(source.validity(), rows, count, start);
    }

    private void markNulls(@Nullable Validity nulls, int[] rows, int count, int start) {
        if (nulls != null) {
            for (int i = 0; i < count; i++) {
                if (nulls.isNull(rows[i])) {
                    markNull(start + i);
                }
            }
        }
    }

    /// Appends an integer to a BYTE, SHORT, INT or LONG builder, cut to its width, or to a DECIMAL128 builder.
    public void appendLong(long value) {
        throw new UnsupportedOperationException("appendLong on " + getClass().getSimpleName());
    }

    /// Appends a FLOAT or DOUBLE.
    public void appendDouble(double value) {
        throw new UnsupportedOperationException("appendDouble on " + getClass().getSimpleName());
    }

    /// Appends bytes to a BYTES builder.
    public void appendBytes(byte[] source, int from, int count) {
        throw new UnsupportedOperationException("appendBytes on " + getClass().getSimpleName());
    }

    /// Appends a 128-bit decimal's upper and lower half.
    public void appendDecimal(long high, long low) {
        throw new UnsupportedOperationException("appendDecimal on " + getClass().getSimpleName());
    }

    /// For a LIST builder: the builder of the elements; after them call [#endList].
    public VectorBuilder elements() {
        throw new UnsupportedOperationException("elements on " + getClass().getSimpleName());
    }

    /// Ends one list: what was appended to [#elements] since the last call is the new row.
    public void endList() {
        throw new UnsupportedOperationException("endList on " + getClass().getSimpleName());
    }

    /// For a STRUCT builder: the builder of a field; after all of them call [#endStruct].
    public VectorBuilder field(int index) {
        throw new UnsupportedOperationException("field on " + getClass().getSimpleName());
    }

    /// Ends one struct: every field builder has got one more value.
    public void endStruct() {
        throw new UnsupportedOperationException("endStruct on " + getClass().getSimpleName());
    }

    /// The vector; it shares the builder's arrays, so start a new builder afterwards.
    public abstract Vector build();

    /// Bytes held now, for memory accounting.
    public abstract long bytes();

    abstract void appendDefault();

    abstract void appendPresent(Vector source, int row);

    abstract void appendFlatRange(Vector source, int from, int count);

    /// Appends rows of a flat vector, null or not.
    void appendFlatRows(Vector source, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            appendPresent(source, rows[i]);
        }
    }

    @Nullable
    Validity validity() {
        return validity;
    }

    final void markNull(int row) {
        if (validity == null || row >= validityCapacity) {
            int capacity = Math.max(64, Math.max(row + 1, validityCapacity * 2) + 63 & ~63);
            var words = validity == null ? new long[0] : validity.words();
            var grown = Arrays.copyOf(words, capacity >>> 6);
            Arrays.fill(grown, words.length, grown.length, -1L);
            validity = new Validity(grown, 0);
            validityCapacity = capacity;
        }
        validity.setNull(row);
    }

    /// The validity with room for all rows, since rows past its end are present.
    final @Nullable Validity finishedValidity() {
        if (validity != null && length > validityCapacity) {
            var words = validity.words();
            var grown = Arrays.copyOf(words, Validity.wordCount(length));
            Arrays.fill(grown, words.length, grown.length, -1L);
            validity = new Validity(grown, 0);
            validityCapacity = grown.length << 6;
        }
        return validity;
    }

    static int grownLength(int needed, int current) {
        return (int) Math.min(Integer.MAX_VALUE - 16L, Math.max(needed, Math.max(16L, current * 2L)));
    }

    private static final class Bytes extends VectorBuilder {
        private byte[] values;

        Bytes(int capacity) {
            values = new byte[capacity];
        }

        private void room(int more) {
            if (length + more > values.length) {
                values = Arrays.copyOf(values, grownLength(length + more, values.length));
            }
        }

        @Override
        public void appendLong(long value) {
            room(1);
            values[length++] = (byte) value;
        }

        @Override
        void appendDefault() {
            room(1);
            values[length++] = 0;
        }

        @Override
        void appendPresent(Vector source, int row) {
            room(1);
            values[length++] = ((ByteVector) source).get(row);
        }

        @Override
        void appendFlatRange(Vector source, int from, int count) {
            room(count);
            var flat = (ByteVector) source;
            System.arraycopy(flat.values(), flat.offset() + from, values, length, count);
            length += count;
        }

        @Override
        void appendFlatRows(Vector source, int[] rows, int count) {
            room(count);
            var flat = (ByteVector) source;
            var from = flat.values();
            int offset = flat.offset();
            for (int i = 0; i < count; i++) {
                values[length + i] = from[offset + rows[i]];
            }
            length += count;
        }

        @Override
        public Vector build() {
            return new ByteVector(values, 0, length, finishedValidity());
        }

        @Override
        public long bytes() {
            return 1L * values.length;
        }
    }

    private static final class Shorts extends VectorBuilder {
        private short[] values;

        Shorts(int capacity) {
            values = new short[capacity];
        }

        private void room(int more) {
            if (length + more > values.length) {
                values = Arrays.copyOf(values, grownLength(length + more, values.length));
            }
        }

        @Override
        public void appendLong(long value) {
            room(1);
            values[length++] = (short) value;
        }

        @Override
        void appendDefault() {
            room(1);
            values[length++] = 0;
        }

        @Override
        void appendPresent(Vector source, int row) {
            room(1);
            values[length++] = ((ShortVector) source).get(row);
        }

        @Override
        void appendFlatRange(Vector source, int from, int count) {
            room(count);
            var flat = (ShortVector) source;
            System.arraycopy(flat.values(), flat.offset() + from, values, length, count);
            length += count;
        }

        @Override
        void appendFlatRows(Vector source, int[] rows, int count) {
            room(count);
            var flat = (ShortVector) source;
            var from = flat.values();
            int offset = flat.offset();
            for (int i = 0; i < count; i++) {
                values[length + i] = from[offset + rows[i]];
            }
            length += count;
        }

        @Override
        public Vector build() {
            return new ShortVector(values, 0, length, finishedValidity());
        }

        @Override
        public long bytes() {
            return 2L * values.length;
        }
    }

    private static final class Ints extends VectorBuilder {
        private int[] values;

        Ints(int capacity) {
            values = new int[capacity];
        }

        private void room(int more) {
            if (length + more > values.length) {
                values = Arrays.copyOf(values, grownLength(length + more, values.length));
            }
        }

        @Override
        public void appendLong(long value) {
            room(1);
            values[length++] = (int) value;
        }

        @Override
        void appendDefault() {
            room(1);
            values[length++] = 0;
        }

        @Override
        void appendPresent(Vector source, int row) {
            room(1);
            values[length++] = ((IntVector) source).get(row);
        }

        @Override
        void appendFlatRange(Vector source, int from, int count) {
            room(count);
            var flat = (IntVector) source;
            System.arraycopy(flat.values(), flat.offset() + from, values, length, count);
            length += count;
        }

        @Override
        void appendFlatRows(Vector source, int[] rows, int count) {
            room(count);
            var flat = (IntVector) source;
            var from = flat.values();
            int offset = flat.offset();
            for (int i = 0; i < count; i++) {
                values[length + i] = from[offset + rows[i]];
            }
            length += count;
        }

        @Override
        public Vector build() {
            return new IntVector(values, 0, length, finishedValidity());
        }

        @Override
        public long bytes() {
            return 4L * values.length;
        }
    }

    private static final class Longs extends VectorBuilder {
        private long[] values;

        Longs(int capacity) {
            values = new long[capacity];
        }

        private void room(int more) {
            if (length + more > values.length) {
                values = Arrays.copyOf(values, grownLength(length + more, values.length));
            }
        }

        @Override
        public void appendLong(long value) {
            room(1);
            values[length++] = (long) value;
        }

        @Override
        void appendDefault() {
            room(1);
            values[length++] = 0;
        }

        @Override
        void appendPresent(Vector source, int row) {
            room(1);
            values[length++] = ((LongVector) source).get(row);
        }

        @Override
        void appendFlatRange(Vector source, int from, int count) {
            room(count);
            var flat = (LongVector) source;
            System.arraycopy(flat.values(), flat.offset() + from, values, length, count);
            length += count;
        }

        @Override
        void appendFlatRows(Vector source, int[] rows, int count) {
            room(count);
            var flat = (LongVector) source;
            var from = flat.values();
            int offset = flat.offset();
            for (int i = 0; i < count; i++) {
                values[length + i] = from[offset + rows[i]];
            }
            length += count;
        }

        @Override
        public Vector build() {
            return new LongVector(values, 0, length, finishedValidity());
        }

        @Override
        public long bytes() {
            return 8L * values.length;
        }
    }

    private static final class Floats extends VectorBuilder {
        private float[] values;

        Floats(int capacity) {
            values = new float[capacity];
        }

        private void room(int more) {
            if (length + more > values.length) {
                values = Arrays.copyOf(values, grownLength(length + more, values.length));
            }
        }

        @Override
        public void appendDouble(double value) {
            room(1);
            values[length++] = (float) value;
        }

        @Override
        void appendDefault() {
            room(1);
            values[length++] = 0;
        }

        @Override
        void appendPresent(Vector source, int row) {
            room(1);
            values[length++] = ((FloatVector) source).get(row);
        }

        @Override
        void appendFlatRange(Vector source, int from, int count) {
            room(count);
            var flat = (FloatVector) source;
            System.arraycopy(flat.values(), flat.offset() + from, values, length, count);
            length += count;
        }

        @Override
        void appendFlatRows(Vector source, int[] rows, int count) {
            room(count);
            var flat = (FloatVector) source;
            var from = flat.values();
            int offset = flat.offset();
            for (int i = 0; i < count; i++) {
                values[length + i] = from[offset + rows[i]];
            }
            length += count;
        }

        @Override
        public Vector build() {
            return new FloatVector(values, 0, length, finishedValidity());
        }

        @Override
        public long bytes() {
            return 4L * values.length;
        }
    }

    private static final class Doubles extends VectorBuilder {
        private double[] values;

        Doubles(int capacity) {
            values = new double[capacity];
        }

        private void room(int more) {
            if (length + more > values.length) {
                values = Arrays.copyOf(values, grownLength(length + more, values.length));
            }
        }

        @Override
        public void appendDouble(double value) {
            room(1);
            values[length++] = (double) value;
        }

        @Override
        void appendDefault() {
            room(1);
            values[length++] = 0;
        }

        @Override
        void appendPresent(Vector source, int row) {
            room(1);
            values[length++] = ((DoubleVector) source).get(row);
        }

        @Override
        void appendFlatRange(Vector source, int from, int count) {
            room(count);
            var flat = (DoubleVector) source;
            System.arraycopy(flat.values(), flat.offset() + from, values, length, count);
            length += count;
        }

        @Override
        void appendFlatRows(Vector source, int[] rows, int count) {
            room(count);
            var flat = (DoubleVector) source;
            var from = flat.values();
            int offset = flat.offset();
            for (int i = 0; i < count; i++) {
                values[length + i] = from[offset + rows[i]];
            }
            length += count;
        }

        @Override
        public Vector build() {
            return new DoubleVector(values, 0, length, finishedValidity());
        }

        @Override
        public long bytes() {
            return 8L * values.length;
        }
    }

    private static final class Decimals extends VectorBuilder {
        private long[] high;
        private long[] low;

        Decimals(int capacity) {
            high = new long[capacity];
            low = new long[capacity];
        }

        private void room(int more) {
            if (length + more > high.length) {
                int capacity = grownLength(length + more, high.length);
                high = Arrays.copyOf(high, capacity);
                low = Arrays.copyOf(low, capacity);
            }
        }

        @Override
        public void appendLong(long value) {
            appendDecimal(value >> 63, value);
        }

        @Override
        public void appendDecimal(long upper, long lower) {
            room(1);
            high[length] = upper;
            low[length++] = lower;
        }

        @Override
        void appendDefault() {
            appendDecimal(0, 0);
        }

        @Override
        void appendPresent(Vector source, int row) {
            var decimals = (Decimal128Vector) source;
            appendDecimal(decimals.high()[decimals.offset() + row], decimals.low()[decimals.offset() + row]);
        }

        @Override
        void appendFlatRange(Vector source, int from, int count) {
            room(count);
            var decimals = (Decimal128Vector) source;
            System.arraycopy(decimals.high(), decimals.offset() + from, high, length, count);
            System.arraycopy(decimals.low(), decimals.offset() + from, low, length, count);
            length += count;
        }

        @Override
        public Vector build() {
            return new Decimal128Vector(high, low, 0, length, finishedValidity());
        }

        @Override
        public long bytes() {
            return 16L * high.length;
        }
    }

    private static final class Texts extends VectorBuilder {
        private int[] offsets;
        private byte[] data;

        Texts(int capacity) {
            offsets = new int[capacity + 1];
            data = new byte[capacity * 8];
        }

        private void room(int rows, int bytes) {
            if (length + rows + 1 > offsets.length) {
                offsets = Arrays.copyOf(offsets, grownLength(length + rows + 1, offsets.length));
            }
            int needed = Math.addExact(offsets[length], bytes);
            if (needed > data.length) {
                data = Arrays.copyOf(data, grownLength(needed, data.length));
            }
        }

        @Override
        public void appendBytes(byte[] source, int from, int count) {
            room(1, count);
            System.arraycopy(source, from, data, offsets[length], count);
            offsets[length + 1] = offsets[length] + count;
            length++;
        }

        @Override
        void appendDefault() {
            room(1, 0);
            offsets[length + 1] = offsets[length];
            length++;
        }

        @Override
        void appendPresent(Vector source, int row) {
            var texts = (BytesVector) source;
            appendBytes(texts.data(), texts.start(row), texts.size(row));
        }

        @Override
        void appendFlatRange(Vector source, int from, int count) {
            var texts = (BytesVector) source;
            int first = texts.start(from);
            int last = texts.start(from + count);
            room(count, last - first);
            int shift = offsets[length] - first;
            System.arraycopy(texts.data(), first, data, offsets[length], last - first);
            for (int i = 1; i <= count; i++) {
                offsets[length + i] = texts.start(from + i) + shift;
            }
            length += count;
        }

        @Override
        public Vector build() {
            return new BytesVector(offsets, data, 0, length, finishedValidity());
        }

        @Override
        public long bytes() {
            return 4L * offsets.length + data.length;
        }
    }

    private static final class Lists extends VectorBuilder {
        private final VectorBuilder elements;
        private int[] offsets;

        Lists(VectorBuilder elements, int capacity) {
            this.elements = elements;
            offsets = new int[capacity + 1];
        }

        @Override
        public VectorBuilder elements() {
            return elements;
        }

        @Override
        public void endList() {
            if (length + 2 > offsets.length) {
                offsets = Arrays.copyOf(offsets, grownLength(length + 2, offsets.length));
            }
            offsets[++length] = elements.length();
        }

        @Override
        void appendDefault() {
            endList();
        }

        @Override
        void appendPresent(Vector source, int row) {
            var list = (ListVector) source;
            elements.appendRange(list.child(), list.start(row), list.size(row));
            endList();
        }

        @Override
        void appendFlatRange(Vector source, int from, int count) {
            for (int i = from; i < from + count; i++) {
                appendPresent(source, i);
            }
        }

        @Override
        public Vector build() {
            return new ListVector(offsets, elements.build(), 0, length, finishedValidity());
        }

        @Override
        public long bytes() {
            return 4L * offsets.length + elements.bytes();
        }
    }

    private static final class Structs extends VectorBuilder {
        private final List<VectorBuilder> fields;

        Structs(List<VectorBuilder> fields) {
            this.fields = fields;
        }

        @Override
        public VectorBuilder field(int index) {
            return fields.get(index);
        }

        @Override
        public void endStruct() {
            length++;
        }

        @Override
        void appendDefault() {
            fields.forEach(VectorBuilder::appendNull);
            length++;
        }

        @Override
        void appendPresent(Vector source, int row) {
            var struct = (StructVector) source;
            for (int i = 0; i < fields.size(); i++) {
                fields.get(i).append(struct.fields().get(i), row);
            }
            length++;
        }

        @Override
        void appendFlatRange(Vector source, int from, int count) {
            var struct = (StructVector) source;
            for (int i = 0; i < fields.size(); i++) {
                fields.get(i).appendRange(struct.fields().get(i), from, count);
            }
            length += count;
        }

        @Override
        public Vector build() {
            var built = new ArrayList<Vector>(fields.size());
            fields.forEach(field -> built.add(field.build()));
            return new StructVector(built, length, finishedValidity());
        }

        @Override
        public long bytes() {
            return fields.stream().mapToLong(VectorBuilder::bytes).sum();
        }
    }
}
