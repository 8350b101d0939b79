package dev.vonk.runtime.source.csv;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.source.FileSplit;
import dev.vonk.runtime.source.LineBlocks;
import dev.vonk.runtime.source.value.Fields;
import dev.vonk.runtime.type.StructType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The first row of a file.
final class CsvHeader {
    private CsvHeader() {
    }

    /// The fields of the first row; none where the file has no row.
    static List<String> read(String file, CsvOptions options) throws IOException {
        try (var blocks = open(file, options)) {
            return next(blocks, file, options);
        }
    }

    /// Where the line after the first row begins.
    static long end(String file, CsvOptions options) throws IOException {
        try (var blocks = open(file, options)) {
            next(blocks, file, options);
            return blocks.position(blocks.start());
        }
    }

    private static LineBlocks open(String file, CsvOptions options) throws IOException {
        return LineBlocks.open(file, new FileSplit(0, 0, Long.MAX_VALUE, 1), options.dialect().newlineBytes(),
                !options.dialect().multiLine(), options.encoding());
    }

    /// Reads the next row from blocks.
    static List<String> next(LineBlocks blocks, String file, CsvOptions options) throws IOException {
        var parser = new CsvRowParser(options.dialect(), options.maxColumns(), new byte[0], false);
        var bounds = new int[2 * options.maxColumns()];
        while (blocks.next()) {
            int at = blocks.start();
            while (at < blocks.end()) {
                parser.start(blocks);
                int next = parser.row(blocks, at, bounds, 0);
                if (next < 0) {
                    break;
                }
                at = next;
                blocks.consumed(at);
                if (parser.fieldCount() > options.maxColumns()) {
                    throw new DataException("MALFORMED_CSV_RECORD", "The first row of `" + file + "` has "
                            + parser.fieldCount() + " columns, more than the option maxColumns (" + options.maxColumns()
                            + ") allows. Is the separator right?");
                }
                if (parser.fieldCount() > 0) {
                    return texts(blocks.bytes(), bounds, parser.fieldCount());
                }
            }
        }
        return List.of();
    }

    private static List<String> texts(byte[] bytes, int[] bounds, int count) {
        var texts = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            int from = bounds[2 * i];
            texts.add(from == Fields.EMPTY
                    ? ""
                    : new String(bytes, from, bounds[2 * i + 1] - from, StandardCharsets.UTF_8));
        }
        return texts;
    }

    /// Compares a file's header with the columns it should have.
    static void check(List<String> header, StructType schema, String file) {
        if (header.isEmpty()) {
            return;
        }
        var names = schema.names();
        if (header.size() != names.size()) {
            throw mismatch(file, "it has " + header.size() + " columns and the schema " + names.size());
        }
        for (int i = 0; i < names.size(); i++) {
            if (!header.get(i).equalsIgnoreCase(names.get(i))) {
                throw mismatch(file,
                        "column " + (i + 1) + " is `" + header.get(i) + "` and in the schema `" + names.get(i) + "`");
            }
        }
    }

    private static DataException mismatch(String file, String difference) {
        return new DataException("MALFORMED_CSV_RECORD",
                "The header of `" + file + "` does not fit the schema: " + difference
                        + ". Mend the schema, or set enforceSchema to true to go by the order of the columns.");
    }
}
