package dev.vonk.runtime.source;

import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.data.Values;
import dev.vonk.runtime.type.StructType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Reads a source to its end, for tests.
public final class ReadAll {
    private ReadAll() {
    }

    /// All rows of all columns.
    public static List<Row> rows(Source source) throws IOException {
        return rows(source, source.schema().names());
    }

    /// All rows of these columns.
    public static List<Row> rows(Source source, List<String> columns) throws IOException {
        return rows(source, columns, List.of(), 4096);
    }

    /// All rows of these columns in batches of at most `batchRows`.
    public static List<Row> rows(Source source, List<String> columns, List<ScanFilter> filters, int batchRows)
            throws IOException {
        var places = columns.stream().map(source.schema()::fieldIndex).toList();
        var request = new ScanRequest(places, filters, batchRows);
        StructType schema = source.schema().project(places);
        var rows = new ArrayList<Row>();
        for (var split : source.splits(request)) {
            try (var reader = source.open(split, request)) {
                for (var batch = reader.next(); batch != null; batch = reader.next()) {
                    if (batch.rowCount() == 0 || batch.length() > batchRows) {
                        throw new AssertionError("a batch of " + batch.rowCount() + " of " + batch.length() + " rows");
                    }
                    for (int i = 0; i < batch.rowCount(); i++) {
                        rows.add(Values.readRow(batch, schema, i));
                    }
                }
            }
        }
        return rows;
    }

    /// How many rows there are, reading no column.
    public static long count(Source source) throws IOException {
        var request = new ScanRequest(List.of(), List.of(), 4096);
        long count = 0;
        for (var split : source.splits(request)) {
            try (var reader = source.open(split, request)) {
                for (var batch = reader.next(); batch != null; batch = reader.next()) {
                    count += batch.rowCount();
                }
            }
        }
        return count;
    }

    /// The rows, one a line, as Spark prints them.
    public static String text(List<Row> rows) {
        return String.join("\n", rows.stream().map(ReadAll::line).toList());
    }

    private static String line(Row row) {
        return String.join("|", IntStream.range(0, row.size()).mapToObj(i -> String.valueOf(row.get(i))).toList());
    }
}
