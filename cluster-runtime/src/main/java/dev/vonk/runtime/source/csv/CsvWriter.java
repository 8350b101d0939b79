package dev.vonk.runtime.source.csv;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.source.BatchWriter;
import dev.vonk.runtime.source.FileOutput;
import dev.vonk.runtime.source.FormatOptions;
import dev.vonk.runtime.source.TextEncoding;
import dev.vonk.runtime.source.value.TextBuffer;
import dev.vonk.runtime.source.value.TextFormats;
import dev.vonk.runtime.source.value.ValueWriter;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.StructType;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Writes a CSV file. A field is quoted where it holds a separator, a quote or a line end, or an option asks for it.
final class CsvWriter implements BatchWriter {
    private static final int FLUSH = 1 << 16;

    private final FileOutput output;
    private final StructType schema;
    private final ValueWriter values;
    private final TextBuffer line = new TextBuffer();
    private final TextBuffer field = new TextBuffer();
    private final byte[] separator;
    private final byte[] newline;
    private final byte[] nullValue;
    private final byte[] emptyValue;
    private final int quote;
    private final int escape;
    private final boolean quoteAll;
    private final boolean escapeQuotes;
    private final boolean trimStart;
    private final boolean trimEnd;
    private final Charset encoding;
    private final Scratch[] scratches;

    CsvWriter(Path file, StructType schema, FormatOptions options) throws IOException {
        var dialect = CsvDialect.of(options);
        this.schema = schema;
        this.values = new ValueWriter(TextFormats.of(options));
        this.separator = dialect.separatorBytes();
        this.newline = options.text("lineSep", "\n").replace("\\r", "\r").replace("\\n", "\n")
                .getBytes(StandardCharsets.UTF_8);
        this.nullValue = options.text("nullValue", "").getBytes(StandardCharsets.UTF_8);
        this.emptyValue = options.text("emptyValue", "\"\"").getBytes(StandardCharsets.UTF_8);
        this.quote = dialect.quote();
        this.escape = dialect.escape() < 0 ? dialect.quote() : dialect.escape();
        this.quoteAll = options.flag("quoteAll", false);
        this.escapeQuotes = options.flag("escapeQuotes", true);
        this.trimStart = options.flag("ignoreLeadingWhiteSpace", true);
        this.trimEnd = options.flag("ignoreTrailingWhiteSpace", true);
        this.encoding = TextEncoding.of(options);
        this.scratches = new Scratch[schema.size()];
        for (int i = 0; i < scratches.length; i++) {
            scratches[i] = new Scratch();
            if (!ValueWriter.isWritable(schema.field(i).dataType())) {
                throw TextFormats.unsupported("csv", schema.field(i).name(), schema.field(i).dataType().simpleString());
            }
        }
        this.output = FileOutput.create(file, options);
        if (options.flag("header", false)) {
            writeHeader();
        }
    }

    private void writeHeader() throws IOException {
        for (int i = 0; i < schema.size(); i++) {
            field.append(schema.field(i).name());
            endField(i, true);
        }
        endLine();
    }

    @Override
    public void write(Batch batch) throws IOException {
        var columns = new Vector[schema.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = batch.column(i).flat(scratches[i]);
        }
        for (int i = 0; i < batch.rowCount(); i++) {
            int row = batch.row(i);
            for (int column = 0; column < columns.length; column++) {
                writeField(column, columns[column], row);
            }
            endLine();
        }
    }

    private void writeField(int column, Vector vector, int row) {
        var type = schema.field(column).dataType();
        boolean text = type instanceof DataType.StringType || type instanceof DataType.BinaryType;
        if (vector.isNull(row) || type instanceof DataType.NullType) {
            field.append(nullValue);
            endField(column, false);
            return;
        }
        values.append(field, type, vector, row);
        if (text && field.length() == 0) {
            separate(column);
            line.append(emptyValue);
            return;
        }
        endField(column, true);
    }

    private void separate(int column) {
        if (column > 0) {
            line.append(separator);
        }
    }

    /// Moves the field to the line.
    private void endField(int column, boolean mayQuote) {
        separate(column);
        var bytes = field.bytes();
        int from = 0;
        int to = field.length();
        while (trimStart && from < to && bytes[from] == ' ') {
            from++;
        }
        while (trimEnd && from < to && bytes[to - 1] == ' ') {
            to--;
        }
        if (mayQuote && quote >= 0 && (quoteAll || needsQuotes(bytes, from, to))) {
            appendQuoted(bytes, from, to);
        } else {
            line.append(bytes, from, to - from);
        }
        field.truncate(0);
    }

    private boolean needsQuotes(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b == separator[0] || b == '\n' || b == '\r' || b == newline[0]
                    || b == quote && (escapeQuotes || i == from)) {
                return true;
            }
        }
        return false;
    }

    private void appendQuoted(byte[] bytes, int from, int to) {
        line.append((byte) quote);
        for (int i = from; i < to; i++) {
            if (bytes[i] == quote || bytes[i] == escape) {
                line.append((byte) escape);
            }
            line.append(bytes[i]);
        }
        line.append((byte) quote);
    }

    private void endLine() throws IOException {
        line.append(newline);
        if (line.length() >= FLUSH) {
            flush();
        }
    }

    private void flush() throws IOException {
        if (encoding.equals(StandardCharsets.UTF_8)) {
            line.flush(output);
        } else {
            var text = new String(line.bytes(), 0, line.length(), StandardCharsets.UTF_8);
            boolean marked = encoding.equals(StandardCharsets.UTF_16) && output.written() > 0;
            output.write(text.getBytes(marked ? StandardCharsets.UTF_16BE : encoding));
            line.truncate(0);
        }
    }

    @Override
    public long bytesWritten() {
        return output.written() + line.length();
    }

    @Override
    public void close() throws IOException {
        flush();
        output.close();
    }

    @Override
    public void abandon() throws IOException {
        output.abandon();
    }
}
