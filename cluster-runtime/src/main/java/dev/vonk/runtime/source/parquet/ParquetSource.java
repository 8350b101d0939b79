package dev.vonk.runtime.source.parquet;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.source.BatchReader;
import dev.vonk.runtime.source.ScanRequest;
import dev.vonk.runtime.source.Source;
import dev.vonk.runtime.source.Split;
import dev.vonk.runtime.source.Statistics;
import dev.vonk.runtime.source.parquet.page.Decompressor;
import dev.vonk.runtime.type.StructField;
import dev.vonk.runtime.type.StructType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A table of Parquet files. Columns are found in each file by name; one that a file lacks is null there. Footers are
/// read once and kept, but do not travel.
public final class ParquetSource implements Source {
    private final List<String> files;
    private final StructType schema;
    private final ParquetOptions options;
    private transient @Nullable ConcurrentHashMap<Integer, FileFooter> footers;

    private ParquetSource(List<String> files, StructType schema, ParquetOptions options) {
        this.files = files;
        this.schema = schema;
        this.options = options;
    }

    /// The table of these files.
    ///
    /// @param schema null for the first file's, or that of all with the option `mergeSchema`
    static ParquetSource of(List<Path> files, @Nullable StructType schema, ParquetOptions options) throws IOException {
        var names = files.stream().map(Path::toString).toList();
        if (schema != null) {
            return new ParquetSource(names, schema, options);
        }
        var first = FileFooter.read(files.getFirst(), options.binaryAsString());
        var type = first.schema().type();
        if (options.mergeSchema()) {
            for (var file : files.subList(1, files.size())) {
                type = merged(type, FileFooter.read(file, options.binaryAsString()));
            }
        } else if (files.size() > 1) {
            type = nullable(type);
        }
        var source = new ParquetSource(names, type, options);
        source.footers().put(0, first);
        return source;
    }

    private static StructType merged(StructType known, FileFooter file) {
        var fields = new ArrayList<>(nullable(known).fields());
        for (var field : file.schema().type().fields()) {
            int index = known.indexOf(field.name());
            if (index < 0) {
                fields.add(new StructField(field.name(), field.dataType(), true));
            } else {
                TypeMatch.check(known.field(index).dataType(), field.dataType(), field.name(), file.path());
            }
        }
        return new StructType(fields);
    }

    /// Another file may lack a column, or have nulls in it.
    private static StructType nullable(StructType type) {
        return new StructType(type.fields().stream().map(f -> new StructField(f.name(), f.dataType(), true)).toList());
    }

    private synchronized ConcurrentHashMap<Integer, FileFooter> footers() {
        if (footers == null) {
            footers = new ConcurrentHashMap<>();
        }
        return footers;
    }

    /// What is known of file `index`.
    FileFooter footer(int index) throws IOException {
        try {
            return footers().computeIfAbsent(index, this::readFooter);
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    Path path(int index) {
        return Path.of(files.get(index));
    }

    private FileFooter readFooter(int index) {
        try {
            return FileFooter.read(path(index), options.binaryAsString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public String description() {
        return "parquet " + files.getFirst() + (files.size() == 1 ? "" : " and " + (files.size() - 1) + " more");
    }

    @Override
    public StructType schema() {
        return schema;
    }

    @Override
    public List<Split> splits(ScanRequest request) throws IOException {
        return new SplitPlanner(this, request).plan(files.size());
    }

    @Override
    public BatchReader open(Split split, ScanRequest request) {
        return new ParquetReader(this, (ParquetSplit) split, request);
    }

    @Override
    public Statistics statistics() {
        try {
            return TableStatistics.of(this, files.size());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Readers of these columns in file `file`.
    ColumnReader[] columnReaders(int file, List<Integer> columns, Decompressor decompressor) throws IOException {
        var readers = new ColumnReader[columns.size()];
        for (int i = 0; i < readers.length; i++) {
            int column = columns.get(i);
            var node = node(file, column);
            readers[i] = switch (node) {
                case null -> ConstantColumn.nulls(schema.field(column).dataType());
                case Node.Leaf leaf when leaf.isFlat() -> new FlatColumn(leaf, decompressor, options.checksums());
                case Node nested -> new NestedColumn(nested, decompressor, options.checksums());
            };
        }
        return readers;
    }

    /// The table's column `column` in file `file`; null where the file lacks it.
    ///
    /// @throws DataException where it has another type there
    @Nullable
    Node node(int file, int column) throws IOException {
        var wanted = schema.field(column);
        var here = footer(file);
        Node found = null;
        for (var node : here.schema().columns()) {
            if (node.name().equals(wanted.name())) {
                found = node;
                break;
            }
            if (found == null && node.name().equalsIgnoreCase(wanted.name())) {
                found = node;
            }
        }
        if (found != null) {
            TypeMatch.check(wanted.dataType(), found.type(), wanted.name(), here.path());
        }
        return found;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ParquetSource source && files.equals(source.files) && schema.equals(source.schema)
                && options.equals(source.options);
    }

    @Override
    public int hashCode() {
        return Objects.hash(files, schema, options);
    }
}
