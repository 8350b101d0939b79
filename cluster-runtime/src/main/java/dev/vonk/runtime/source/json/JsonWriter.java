package dev.vonk.runtime.source.json;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.BytesVector;
import dev.vonk.runtime.data.ListVector;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.StructVector;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.source.BatchWriter;
import dev.vonk.runtime.source.FileOutput;
import dev.vonk.runtime.source.FormatOptions;
import dev.vonk.runtime.source.value.TextBuffer;
import dev.vonk.runtime.source.value.TextFormats;
import dev.vonk.runtime.source.value.ValueWriter;
import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DecimalType;
import dev.vonk.runtime.type.MapType;
import dev.vonk.runtime.type.StructType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;

/// Writes JSON lines. Null fields of objects are left out, unless the option `ignoreNullFields` is false.
final class JsonWriter implements BatchWriter {
    private static final int FLUSH = 1 << 16;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private final FileOutput output;
    private final StructType schema;
    private final boolean ignoreNulls;
    private final byte[] separator;
    private final ValueWriter values;
    private final TextBuffer lines = new TextBuffer();
    private final TextBuffer key = new TextBuffer();

    JsonWriter(Path file, StructType schema, FormatOptions options) throws IOException {
        this.schema = schema;
        this.ignoreNulls = options.flag("ignoreNullFields", true);
        this.separator = options.text("lineSep", "\n").getBytes(StandardCharsets.UTF_8);
        var formats = TextFormats.of(options);
        this.values = new ValueWriter(new TextFormats(formats.zone(), formats.date(), formats.timestamp(),
                formats.timestampNtz(), "NaN", "Infinity", "-Infinity", formats.locale()));
        check(schema);
        this.output = FileOutput.create(file, options);
    }

    private static void check(StructType struct) {
        for (var field : struct.fields()) {
            check(field.name(), field.dataType());
        }
    }

    private static void check(String name, DataType type) {
        switch (type) {
            case StructType struct -> check(struct);
            case ArrayType array -> check(name, array.elementType());
            case MapType map -> {
                check(name, map.keyType());
                check(name, map.valueType());
            }
            case DataType.NullType _,DataType.BooleanType _,DataType.ByteType _,DataType.ShortType _,DataType.IntegerType _,DataType.LongType _,DataType.FloatType _,DataType.DoubleType _,DecimalType _,DataType.StringType _,DataType.BinaryType _,DataType.DateType _,DataType.TimestampType _,DataType.TimestampNtzType _,DataType.YearMonthIntervalType _,DataType.DayTimeIntervalType _ -> {
                if (!ValueWriter.isWritable(type)) {
                    throw TextFormats.unsupported("json", name, type.simpleString());
                }
            }
        }
    }

    @Override
    public void write(Batch batch) throws IOException {
        var columns = new Vector[schema.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = batch.column(i).flat(Scratch.fresh());
        }
        for (int i = 0; i < batch.rowCount(); i++) {
            writeFields(schema, columns, batch.row(i));
            lines.append(separator);
            if (lines.length() >= FLUSH) {
                lines.flush(output);
            }
        }
    }

    private void writeFields(StructType struct, Vector[] columns, int row) {
        lines.append((byte) '{');
        boolean first = true;
        for (int i = 0; i < columns.length; i++) {
            boolean isNull = columns[i].isNull(row);
            if (isNull && ignoreNulls) {
                continue;
            }
            if (!first) {
                lines.append((byte) ',');
            }
            first = false;
            var name = struct.field(i).name().getBytes(StandardCharsets.UTF_8);
            quoted(name, 0, name.length);
            lines.append((byte) ':');
            writeValue(struct.field(i).dataType(), columns[i], row);
        }
        lines.append((byte) '}');
    }

    private void writeValue(DataType type, Vector vector, int row) {
        if (vector.isNull(row) || type instanceof DataType.NullType) {
            lines.append("null");
            return;
        }
        if (!Vectors.isFlat(vector)) {
            writeValue(type, vector.slice(row, 1).flat(Scratch.fresh()), 0);
            return;
        }
        switch (type) {
            case StructType struct -> writeFields(struct, ((StructVector) vector).fields().toArray(Vector[]::new), row);
            case ArrayType array -> writeList((ListVector) vector, array, row);
            case MapType map -> writeMap((ListVector) vector, map, row);
            case DataType.StringType _ -> {
                var texts = (BytesVector) vector;
                quoted(texts.data(), texts.start(row), texts.size(row));
            }
            case DataType.BinaryType _ -> {
                lines.append((byte) '"');
                lines.append(Base64.getEncoder().encode(((BytesVector) vector).copy(row)));
                lines.append((byte) '"');
            }
            case DataType.FloatType _,DataType.DoubleType _ -> {
                boolean finite = Double.isFinite(Vectors.doubleAt(vector, row));
                plain(type, vector, row, !finite);
            }
            case DataType.DateType _,DataType.TimestampType _,DataType.TimestampNtzType _ ->
                plain(type, vector, row, true);
            case DataType.NullType _,DataType.BooleanType _,DataType.ByteType _,DataType.ShortType _,DataType.IntegerType _,DataType.LongType _,DecimalType _,DataType.YearMonthIntervalType _,DataType.DayTimeIntervalType _ ->
                plain(
                        type, vector, row, false);
        }
    }

    private void plain(DataType type, Vector vector, int row, boolean quotes) {
        if (quotes) {
            lines.append((byte) '"');
        }
        values.append(lines, type, vector, row);
        if (quotes) {
            lines.append((byte) '"');
        }
    }

    private void writeList(ListVector list, ArrayType type, int row) {
        lines.append((byte) '[');
        for (int i = 0; i < list.size(row); i++) {
            if (i > 0) {
                lines.append((byte) ',');
            }
            writeValue(type.elementType(), list.child(), list.start(row) + i);
        }
        lines.append((byte) ']');
    }

    private void writeMap(ListVector list, MapType type, int row) {
        var entries = ((StructVector) list.child()).fields();
        lines.append((byte) '{');
        for (int i = list.start(row); i < list.start(row) + list.size(row); i++) {
            if (i > list.start(row)) {
                lines.append((byte) ',');
            }
            key.truncate(0);
            values.append(key, type.keyType(), entries.get(0).slice(i, 1).flat(Scratch.fresh()), 0);
            quoted(key.bytes(), 0, key.length());
            lines.append((byte) ':');
            writeValue(type.valueType(), entries.get(1), i);
        }
        lines.append((byte) '}');
    }

    /// A string with JSON's escapes.
    private void quoted(byte[] text, int from, int count) {
        lines.append((byte) '"');
        int done = from;
        for (int i = from; i < from + count; i++) {
            byte b = text[i];
            if (b >= ' ' && b != '"' && b != '\\' || b < 0) {
                continue;
            }
            lines.append(text, done, i - done);
            done = i + 1;
            escape(b);
        }
        lines.append(text, done, from + count - done);
        lines.append((byte) '"');
    }

    private void escape(byte b) {
        lines.append((byte) '\\');
        switch (b) {
            case '"', '\\' -> lines.append(b);
            case '\b' -> lines.append((byte) 'b');
            case '\f' -> lines.append((byte) 'f');
            case '\n' -> lines.append((byte) 'n');
            case '\r' -> lines.append((byte) 'r');
            case '\t' -> lines.append((byte) 't');
            default -> {
                lines.append("u00");
                lines.append(HEX[b >> 4]);
                lines.append(HEX[b & 15]);
            }
        }
    }

    @Override
    public long bytesWritten() {
        return output.written() + lines.length();
    }

    @Override
    public void close() throws IOException {
        lines.flush(output);
        output.close();
    }

    @Override
    public void abandon() throws IOException {
        output.abandon();
    }
}
