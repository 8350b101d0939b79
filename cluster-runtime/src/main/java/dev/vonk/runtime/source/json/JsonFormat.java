package dev.vonk.runtime.source.json;

import dev.vonk.runtime.source.BatchWriter;
import dev.vonk.runtime.source.FileOutput;
import dev.vonk.runtime.source.Format;
import dev.vonk.runtime.source.FormatOptions;
import dev.vonk.runtime.source.Source;
import dev.vonk.runtime.type.StructType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON lines, and documents of records.
public final class JsonFormat implements Format {
    @Override
    public String name() {
        return "json";
    }

    @Override
    public String extension(Map<String, String> options) {
        return "json" + FileOutput.ending(new FormatOptions("json", options));
    }

    @Override
    public Source source(List<Path> files, @Nullable StructType schema, Map<String, String> options)
            throws IOException {
        return JsonSource.of(files.stream().map(Path::toString).toList(), schema, JsonOptions.of(options));
    }

    @Override
    public BatchWriter writer(Path file, StructType schema, Map<String, String> options) throws IOException {
        return new JsonWriter(file, schema, new FormatOptions("json", options));
    }
}
