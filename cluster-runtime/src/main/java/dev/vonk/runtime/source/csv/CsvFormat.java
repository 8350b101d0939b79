package dev.vonk.runtime.source.csv;

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

/// Files of values between separators, one record a line.
public final class CsvFormat implements Format {
    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String extension(Map<String, String> options) {
        return "csv" + FileOutput.ending(new FormatOptions("csv", options));
    }

    @Override
    public Source source(List<Path> files, @Nullable StructType schema, Map<String, String> options)
            throws IOException {
        return CsvSource.of(files, schema, CsvOptions.of(options));
    }

    @Override
    public BatchWriter writer(Path file, StructType schema, Map<String, String> options) throws IOException {
        return new CsvWriter(file, schema, new FormatOptions("csv", options));
    }
}
