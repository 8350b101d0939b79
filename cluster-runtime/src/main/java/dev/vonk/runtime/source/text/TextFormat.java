package dev.vonk.runtime.source.text;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.source.BatchWriter;
import dev.vonk.runtime.source.FileOutput;
import dev.vonk.runtime.source.FileSplit;
import dev.vonk.runtime.source.Format;
import dev.vonk.runtime.source.FormatOptions;
import dev.vonk.runtime.source.LineEnds;
import dev.vonk.runtime.source.Source;
import dev.vonk.runtime.source.TextEncoding;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.StructType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Plain text: a row a line, or with the option `wholetext` a row a file.
public final class TextFormat implements Format {
    private static final StructType SCHEMA = new StructType().add("value", DataTypes.StringType);

    @Override
    public String name() {
        return "text";
    }

    @Override
    public String extension(Map<String, String> options) {
        return "txt" + FileOutput.ending(new FormatOptions("text", options));
    }

    @Override
    public Source source(List<Path> files, @Nullable StructType schema, Map<String, String> options)
            throws IOException {
        var read = new FormatOptions("text", options);
        var given = schema == null ? SCHEMA : schema;
        checkSchema(given, "read");
        var paths = files.stream().map(Path::toString).toList();
        var encoding = TextEncoding.of(read);
        var separator = read.text("lineSep");
        if (separator.isPresent() && separator.get().isEmpty()) {
            throw read.invalid("lineSep", "", "at least one character");
        }
        byte found = LineEnds.find(paths, encoding);
        byte[] bytes = separator.isPresent() ? separator.get().getBytes(StandardCharsets.UTF_8) : new byte[]{found};
        return new TextSource(paths, given, read.flag("wholetext", false),
                new String(bytes, StandardCharsets.UTF_8), separator.isEmpty(),
                encoding.name(), read.size("maxPartitionBytes", FileSplit.DEFAULT_BYTES));
    }

    @Override
    public BatchWriter writer(Path file, StructType schema, Map<String, String> options) throws IOException {
        checkSchema(schema, "write");
        return new TextWriter(file, new FormatOptions("text", options));
    }

    private static void checkSchema(StructType schema, String verb) {
        if (schema.size() != 1 || !schema.field(0).dataType().equals(DataTypes.StringType)) {
            throw new DataException("UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE", "The text format can " + verb
                    + " a single column of strings, not " + schema.simpleString()
                    + ". Make one string of the columns, with concat_ws or to_json, or use csv or json.");
        }
    }
}
