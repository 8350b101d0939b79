package dev.vonk.runtime.source.csv;

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
import dev.vonk.runtime.type.StructType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one stretch of a CSV file: cuts blocks into rows, then turns each wanted column into a vector.
final class CsvReader implements BatchReader {
    private static final int CORRUPT_RECORD = -1;
    private static final int LONGEST_QUOTE = 120;

    /// A column to be made: its place in the file's rows, or [#CORRUPT_RECORD]; where the batch wants it, or -1 where it
    /// is only looked at for being readable.
    private record Wanted(int fileColumn, int place, FieldDecoder decoder) {}

    private final CsvSource source;
    private final String file;
    private final StructType fileSchema;
    private final int batchRows;
    private final int width;
    private final LineBlocks blocks;
    private final CsvTokenizer tokenizer;
    private final BadRows badRows = new BadRows();
    private final Fields fields = new Fields(badRows);
    private final List<Wanted> wanted;
    private final byte[] nullValue;
    private final Fields records = new Fields(new BadRows());
    private boolean blockUsed = true;

    CsvReader(CsvSource source, FileSplit split, ScanRequest request) throws IOException {
        this.source = source;
        this.file = source.files().get(split.file());
        this.fileSchema = source.fileSchema();
        this.batchRows = request.batchRows();
        this.width = request.columns().size();
        var options = source.options();
        this.nullValue = options.nullBytes();
        this.wanted = wanted(request.columns());
        this.tokenizer = new CsvTokenizer(options.dialect(), Math.max(1, fileSchema.size()), options.emptyBytes(),
                options.emptyValue().equals(options.nullValue()), badRows);
        this.blocks = LineBlocks.open(file, split, options.dialect().newlineBytes(), !options.dialect().multiLine(),
                options.encoding());
        try {
            if (options.header() && split.from() == 0) {
                var header = CsvHeader.next(blocks, file, options);
                if (!options.enforceSchema()) {
                    CsvHeader.check(header, fileSchema, file);
                }
                blockUsed = blocks.start() >= blocks.end();
            }
        } catch (IOException | RuntimeException e) {
            blocks.close();
            throw e;
        }
    }

    /// The columns asked for; where the corrupt-record column is among them all others too, since any of them can be what
    /// is wrong with a record.
    private List<Wanted> wanted(List<Integer> columns) {
        var list = new ArrayList<Wanted>();
        var looked = new boolean[fileSchema.size()];
        int corrupt = -1;
        for (int place = 0; place < columns.size(); place++) {
            var field = source.schema().field(columns.get(place));
            if (source.isCorruptColumn(field)) {
                corrupt = place;
                continue;
            }
            int fileColumn = columns.get(place) - (int) source.schema().fields().subList(0, columns.get(place)).stream()
                    .filter(source::isCorruptColumn).count();
            looked[fileColumn] = true;
            list.add(new Wanted(fileColumn, place, decoder(fileColumn)));
        }
        if (corrupt >= 0) {
            for (int i = 0; i < looked.length; i++) {
                if (!looked[i]) {
                    list.add(new Wanted(i, -1, decoder(i)));
                }
            }
            list.add(new Wanted(CORRUPT_RECORD, corrupt, FieldDecoder.strings()));
        }
        return list;
    }

    private FieldDecoder decoder(int fileColumn) {
        var field = fileSchema.field(fileColumn);
        return FieldDecoder.of(field.dataType(), source.options().formats(), "csv", field.name());
    }

    @Override
    public @Nullable Batch next() throws IOException {
        while (true) {
            if (blockUsed && !blocks.next()) {
                return null;
            }
            int rows = tokenizer.next(blocks, batchRows);
            blockUsed = tokenizer.incomplete() || blocks.start() >= blocks.end();
            if (rows > 0) {
                var batch = batch(rows);
                if (batch.rowCount() > 0) {
                    return batch;
                }
            }
        }
    }

    private Batch batch(int rows) throws IOException {
        var columns = new Vector[width];
        for (var column : wanted) {
            var vector = column.decoder.decode(column.fileColumn < 0 ? corruptRecords(rows) : texts(column.fileColumn));
            if (column.place >= 0) {
                columns[column.place] = vector;
            }
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

    private Fields texts(int column) {
        tokenizer.fields(blocks.bytes(), column, fields);
        if (nullValue.length > 0) {
            fields.isNull(nullValue);
        }
        fields.emptyIsNull();
        return fields;
    }

    /// The texts of the bad rows; null for the others.
    private Fields corruptRecords(int rows) {
        records.reset(blocks.bytes(), rows, 0, false);
        for (int i = 0; i < rows; i++) {
            boolean bad = badRows.contains(i);
            records.starts()[i] = bad ? tokenizer.rowStart(i) : LineBlocks.MARGIN;
            records.ends()[i] = bad ? tokenizer.rowEnd(blocks.bytes(), i) : LineBlocks.MARGIN;
        }
        records.emptyIsNull();
        return records;
    }

    private DataException malformed() throws IOException {
        int row = badRows.firstRow();
        int from = tokenizer.rowStart(row);
        var record = text(from, tokenizer.rowEnd(blocks.bytes(), row));
        long line = LineBlocks.lineNumber(file, blocks.position(from), source.options().dialect().newlineBytes(),
                source.options().encoding());
        var where = "File `" + file + "`, line " + line;
        int column = badRows.firstColumn();
        if (column == BadRows.WHOLE_ROW) {
            return new DataException("MALFORMED_RECORD_IN_PARSING", where + " does not have the " + fileSchema.size()
                    + " values that the columns need: " + record + ". " + MalformedMode.REMEDY);
        }
        tokenizer.fields(blocks.bytes(), column, fields);
        var field = fileSchema.field(column);
        return new DataException("MALFORMED_RECORD_IN_PARSING", where + ", column `" + field.name() + "`: "
                + text(fields.starts()[row], fields.ends()[row]) + " is not a value of type "
                + field.dataType().simpleString() + ". " + MalformedMode.REMEDY);
    }

    private String text(int from, int to) {
        var text = new String(blocks.bytes(), from, Math.min(to - from, 4 * LONGEST_QUOTE), StandardCharsets.UTF_8);
        return "'" + (text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "..." : text) + "'";
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
