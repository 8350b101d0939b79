package dev.vonk.runtime.source.json;

import dev.vonk.runtime.source.BatchReader;
import dev.vonk.runtime.source.FileInput;
import dev.vonk.runtime.source.FileSplit;
import dev.vonk.runtime.source.LineBlocks;
import dev.vonk.runtime.source.LineEnds;
import dev.vonk.runtime.source.ScanRequest;
import dev.vonk.runtime.source.Source;
import dev.vonk.runtime.source.Split;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.StructField;
import dev.vonk.runtime.type.StructType;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The records of JSON files.
///
/// @param files paths, in order
/// @param schema of the records, the corrupt-record column included where it is wanted
record JsonSource(List<String> files, StructType schema, JsonOptions options) implements Source {

    static JsonSource of(List<String> files, @Nullable StructType schema, JsonOptions given) throws IOException {
        var options = given.multiLine() ? given : given.withNewline(LineEnds.find(files, given.encoding()));
        var source = new JsonSource(files, schema == null ? new StructType() : schema, options);
        return schema != null ? source : new JsonSource(files, JsonInference.infer(source), options);
    }

    boolean isCorruptColumn(StructField field) {
        return field.name().equals(options.corruptColumn()) && field.dataType().equals(DataTypes.StringType);
    }

    @Override
    public String description() {
        return "json " + files.getFirst() + (files.size() > 1 ? " and " + (files.size() - 1) + " more" : "");
    }

    @Override
    public List<Split> splits(ScanRequest request) throws IOException {
        return FileSplit.of(files, options.splitBytes(), options.multiLine(), options.encoding());
    }

    /// The lines of a stretch; a document's records are made lines.
    LineBlocks lines(FileSplit split) throws IOException {
        var file = files.get(split.file());
        if (!options.multiLine()) {
            return LineBlocks.open(file, split, options.newlineBytes(), true, options.encoding());
        }
        var input = FileInput.open(file, 0, options.encoding());
        var records = new DocumentLines(file, input.asStream(), options);
        return LineBlocks.open(FileInput.of(file, records), split, options.newlineBytes(), true);
    }

    @Override
    public BatchReader open(Split split, ScanRequest request) throws IOException {
        return new JsonReader(this, (FileSplit) split, request);
    }
}
