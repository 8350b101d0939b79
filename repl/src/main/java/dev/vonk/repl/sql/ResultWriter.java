package dev.vonk.repl.sql;

import dev.vonk.Column;
import dev.vonk.DataFrame;
import dev.vonk.Functions;
import dev.vonk.kernel.display.Display;
import dev.vonk.kernel.display.DisplayLimits;
import dev.vonk.runtime.data.Row;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Writes the rows of results, one result after the other. Runs their queries.
///
/// @param limits how much of a table is shown; the other formats have all rows
record ResultWriter(ResultFormat format, DisplayLimits limits, PrintWriter out) {

    /// Writes a result; a frame without columns, as most commands give it, writes nothing.
    void write(DataFrame result) {
        if (result.columns().length == 0) {
            return;
        }
        switch (format) {
            case TABLE -> out.println(table(result));
            case CSV -> lines(result, names -> joined(names, ResultWriter::csv), row -> joined(row, ResultWriter::csv));
            case JSON -> result.toJSON().toLocalIterator().forEachRemaining(out::println);
            case MARKDOWN -> lines(result, ResultWriter::markdownHead, ResultWriter::markdown);
        }
        out.flush();
    }

    private String table(DataFrame result) {
        return Display.of(result, limits.withZone(result.sparkSession().zone())).plain();
    }

    private void lines(DataFrame result, Function<List<@Nullable String>, String> head,
            Function<List<@Nullable String>, String> line) {
        out.println(head.apply(List.of(result.columns())));
        Iterator<Row> rows = texts(result).toLocalIterator();
        while (rows.hasNext()) {
            out.println(line.apply(values(rows.next())));
        }
    }

    /// All columns as SQL casts them to text. Two columns may have one name, so they are renamed first.
    private static DataFrame texts(DataFrame result) {
        String[] names = IntStream.range(0, result.columns().length).mapToObj(index -> "c" + index)
                .toArray(String[]::new);
        Column[] columns = new Column[names.length];
        for (int index = 0; index < names.length; index++) {
            columns[index] = Functions.col(names[index]).cast("string").alias(names[index]);
        }
        return result.toDF(names).select(columns);
    }

    private static List<@Nullable String> values(Row row) {
        List<@Nullable String> values = new ArrayList<>();
        for (int index = 0; index < row.size(); index++) {
            values.add(row.isNullAt(index) ? null : row.getString(index));
        }
        return values;
    }

    private static String joined(List<@Nullable String> values, Function<@Nullable String, String> text) {
        return values.stream().map(text).collect(Collectors.joining(","));
    }

    /// Null is nothing at all; an empty text has its quotes.
    private static String csv(@Nullable String value) {
        if (value == null) {
            return "";
        }
        boolean quoted = value.isEmpty() || !value.equals(value.strip())
                || value.chars().anyMatch(letter -> letter == ',' || letter == '"' || letter == '\n' || letter == '\r');
        return quoted ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }

    private static String markdownHead(List<@Nullable String> names) {
        return markdown(names) + System.lineSeparator() + "|" + " --- |".repeat(names.size());
    }

    private static String markdown(List<@Nullable String> values) {
        return values.stream()
                .map(value -> value == null ? "" : value.replace("|", "\\|").replace("\r", "").replace("\n", "<br>"))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}
