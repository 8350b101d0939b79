package dev.vonk.runtime.source.csv;

import dev.vonk.runtime.source.BatchReader;
import dev.vonk.runtime.source.FileSplit;
import dev.vonk.runtime.source.LineEnds;
import dev.vonk.runtime.source.ScanRequest;
import dev.vonk.runtime.source.Source;
import dev.vonk.runtime.source.Split;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.StructField;
import dev.vonk.runtime.type.StructType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The rows of CSV files.
///
/// @param files paths, in order
/// @param schema of the rows, the corrupt-record column included where the user wants it
/// @param options with the dialect's line end found out
record CsvSource(List<String> files, StructType schema, CsvOptions options) implements Source {
    static CsvSource of(List<Path> paths, @Nullable StructType schema, CsvOptions given) throws IOException {
        var files = paths.stream().map(Path::toString).toList();
        var options = withNewline(files, given);
        if (schema != null) {
            return new CsvSource(files, schema, options);
        }
        var first = firstRecord(files, options);
        if (first.isEmpty()) {
            return new CsvSource(files, new StructType(), options);
        }
        var names = names(first, options);
        var texts = new StructType(names.stream().map(name -> new StructField(name, DataTypes.StringType)).toList());
        var asTexts = new CsvSource(files, texts, options);
        return options.inferSchema() ? new CsvSource(files, CsvInference.infer(asTexts), options) : asTexts;
    }

    private static CsvOptions withNewline(List<String> files, CsvOptions options) throws IOException {
        byte found = LineEnds.find(files, options.encoding());
        return options.dialect().newlineGiven() ? options : options.withDialect(options.dialect().withNewline(found));
    }

    /// The fields of the first row of the first file that has one.
    private static List<String> firstRecord(List<String> files, CsvOptions options) throws IOException {
        for (var file : files) {
            var found = CsvHeader.read(file, options);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    /// Column names as Spark makes them: `_c0` and so on without a header or where it has none, and a number behind
    /// names that occur twice.
    private static List<String> names(List<String> first, CsvOptions options) {
        if (!options.header()) {
            return IntStream.range(0, first.size()).mapToObj(i -> "_c" + i).toList();
        }
        var seen = new HashSet<String>();
        var twice = new HashSet<String>();
        for (var name : first) {
            if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                twice.add(name.toLowerCase(Locale.ROOT));
            }
        }
        var names = new ArrayList<String>();
        for (int i = 0; i < first.size(); i++) {
            var name = first.get(i);
            if (name.isEmpty() || name.equals(options.nullValue())) {
                names.add("_c" + i);
            } else {
                names.add(twice.contains(name.toLowerCase(Locale.ROOT)) ? name + i : name);
            }
        }
        return names;
    }

    /// The columns that the files have.
    StructType fileSchema() {
        return new StructType(schema.fields().stream().filter(field -> !isCorruptColumn(field)).toList());
    }

    boolean isCorruptColumn(StructField field) {
        return field.name().equals(options.corruptColumn()) && field.dataType().equals(DataTypes.StringType);
    }

    @Override
    public String description() {
        return "csv " + files.getFirst() + (files.size() > 1 ? " and " + (files.size() - 1) + " more" : "");
    }

    @Override
    public List<Split> splits(ScanRequest request) throws IOException {
        var splits = FileSplit.of(files, options.splitBytes(), options.dialect().multiLine(), options.encoding());
        return options.header() ? withWholeHeaders(splits) : splits;
    }

    /// Lets the first stretch of each file reach beyond its header, which comments and blank lines may have moved back.
    private List<Split> withWholeHeaders(List<Split> splits) throws IOException {
        var kept = new ArrayList<Split>();
        long headerEnd = 0;
        for (int i = 0; i < splits.size(); i++) {
            var split = (FileSplit) splits.get(i);
            if (split.from() == 0 && i + 1 < splits.size() && ((FileSplit) splits.get(i + 1)).from() > 0) {
                headerEnd = CsvHeader.end(files.get(split.file()), options);
                long to = Math.max(split.to(), headerEnd);
                kept.add(new FileSplit(split.file(), 0, to, split.weight()));
            } else if (split.from() == 0 || split.to() > headerEnd) {
                long from = split.from() == 0 ? 0 : Math.max(split.from(), headerEnd);
                kept.add(new FileSplit(split.file(), from, split.to(), split.weight()));
            }
        }
        return kept;
    }

    @Override
    public BatchReader open(Split split, ScanRequest request) throws IOException {
        return new CsvReader(this, (FileSplit) split, request);
    }
}
