package dev.vonk.runtime.source.json;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.source.BatchReader;
import dev.vonk.runtime.source.FileSplit;
import dev.vonk.runtime.source.LineBlocks;
import dev.vonk.runtime.source.MalformedMode;
import dev.vonk.runtime.source.ScanRequest;
import dev.vonk.runtime.source.value.BadRows;
import dev.vonk.runtime.source.value.FieldDecoder;
import dev.vonk.runtime.source.value.Fields;
import dev.vonk.runtime.type.StructField;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one stretch of a JSON file.
final class JsonReader implements BatchReader {
    private static final int LONGEST_QUOTE = 200;

    private final JsonSource source;
    private final String file;
    private final int batchRows;
    private final List<Integer> requested;
    private final LineBlocks blocks;
    private final BadRows badRows = new BadRows();
    private final List<StructField> wanted;
    private final int[] places;
    private final JsonTexts texts;
    private final JsonScanner scanner;
    private final @Nullable FieldDecoder[] decoders;
    private final @Nullable NestedColumn[] nested;
    private final Fields records = new Fields(new BadRows());
    private final FieldDecoder recordDecoder = FieldDecoder.strings();

    JsonReader(JsonSource source, FileSplit split, ScanRequest request) throws IOException {
        this.source = source;
        this.file = source.files().get(split.file());
        this.batchRows = request.batchRows();
        this.requested = request.columns();
        var schema = source.schema();
        boolean corrupt = requested.stream().anyMatch(column -> source.isCorruptColumn(schema.field(column)));
        this.wanted = new ArrayList<>();
        this.places = new int[schema.size()];
        for (int i = 0; i < schema.size(); i++) {
            places[i] = -1;
            if (!source.isCorruptColumn(schema.field(i)) && (corrupt || requested.contains(i))) {
                places[i] = wanted.size();
                wanted.add(schema.field(i));
            }
        }
        var options = source.options();
        var factory = options.factory();
        var scalars = new JsonScalars(factory, options.formats());
        var columns = new JsonColumn[wanted.size()];
        this.decoders = new FieldDecoder[wanted.size()];
        this.nested = new NestedColumn[wanted.size()];
        for (int i = 0; i < columns.length; i++) {
            var type = wanted.get(i).dataType();
            columns[i] = JsonColumn.of(type);
            if (columns[i] == JsonColumn.NESTED) {
                nested[i] = new NestedColumn(factory, type, scalars);
            } else {
                decoders[i] = FieldDecoder.of(type, options.formats(), "json", wanted.get(i).name());
            }
        }
        this.blocks = source.lines(split);
        this.texts = new JsonTexts(columns, badRows, blocks);
        this.scanner = new JsonScanner(blocks, texts, wanted.stream().map(StructField::name).toList(), options,
                badRows);
    }

    @Override
    public @Nullable Batch next() throws IOException {
        while (blocks.next()) {
            int rows = scanner.next(batchRows);
            if (rows > 0) {
                var batch = batch(rows);
                if (batch.rowCount() > 0) {
                    return batch;
                }
            }
        }
        return null;
    }

    private Batch batch(int rows) throws IOException {
        var made = new Vector[wanted.size()];
        for (int i = 0; i < made.length; i++) {
            var decoder = decoders[i];
            var nestedColumn = nested[i];
            made[i] = decoder != null
                    ? decoder.decode(texts.column(i))
                    : java.util.Objects.requireNonNull(nestedColumn).decode(texts.column(i));
        }
        var columns = new Vector[requested.size()];
        for (int i = 0; i < columns.length; i++) {
            int place = places[requested.get(i)];
            columns[i] = place < 0 ? recordDecoder.decode(corruptRecords(rows)) : made[place];
        }
        var batch = Batch.of(rows, columns);
        if (badRows.count() == 0) {
            return batch;
        }
        return switch (source.options().mode()) {
            case PERMISSIVE -> batch;
            case DROPMALFORMED -> badRows.without(batch);
            case FAILFAST -> throw malformed();
        };
    }

    /// The texts of the bad rows; null for the others.
    private Fields corruptRecords(int rows) {
        records.reset(blocks.bytes(), rows, 0, false);
        for (int i = 0; i < rows; i++) {
            boolean bad = badRows.contains(i);
            records.starts()[i] = bad ? scanner.rowStart(i) : LineBlocks.MARGIN;
            records.ends()[i] = bad ? scanner.rowEnd(i) : LineBlocks.MARGIN;
        }
        records.emptyIsNull();
        return records;
    }

    private DataException malformed() throws IOException {
        int row = badRows.firstRow();
        int from = scanner.rowStart(row);
        var options = source.options();
        long line = options.multiLine()
                ? 0
                : LineBlocks.lineNumber(file, blocks.position(from), options.newlineBytes(), options.encoding());
        var where = "File `" + file + "`" + (line > 0 ? ", line " + line : "");
        var record = new String(blocks.bytes(), from, Math.min(scanner.rowEnd(row) - from, 4 * LONGEST_QUOTE),
                StandardCharsets.UTF_8);
        var quoted = "'" + (record.length() > LONGEST_QUOTE ? record.substring(0, LONGEST_QUOTE) + "..." : record)
                + "'";
        int column = badRows.firstColumn();
        if (column == BadRows.WHOLE_ROW) {
            return new DataException("MALFORMED_RECORD_IN_PARSING", where + " is not a JSON object: " + quoted + ". "
                    + (options.multiLine() ? "" : "If records go over several lines, set multiLine to true. ")
                    + MalformedMode.REMEDY);
        }
        var field = wanted.get(column);
        return new DataException("MALFORMED_RECORD_IN_PARSING", where + ": what `" + field.name()
                + "` holds is not a value of type " + field.dataType().simpleString() + ": " + quoted + ". "
                + MalformedMode.REMEDY);
    }

    @Override
    public long bytesRead() {
        return blocks.bytesRead();
    }

    @Override
    public void close() throws IOException {
        blocks.close();
    }
}
