package dev.vonk.runtime.source.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.source.FileSplit;
import dev.vonk.runtime.source.LineBlocks;
import dev.vonk.runtime.source.MalformedMode;
import dev.vonk.runtime.source.ScanRequest;
import dev.vonk.runtime.source.Split;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.StructField;
import dev.vonk.runtime.type.StructType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/// Finds out the fields of JSON records and their types by reading all of them, or a sample: stretches of the files in
/// parallel. Fields are in order of their names, as in Spark.
final class JsonInference {
    private static final long SEED = 1;

    private final JsonSource source;
    private final JsonOptions options;
    private final JsonFactory factory;
    private final JsonScalars scalars;
    private final JsonShape shape = new JsonShape();
    private boolean corrupt;

    private JsonInference(JsonSource source) {
        this.source = source;
        this.options = source.options();
        this.factory = options.factory();
        this.scalars = new JsonScalars(factory, options.formats());
    }

    static StructType infer(JsonSource source) throws IOException {
        List<Split> splits = source.splits(new ScanRequest(List.of(), List.of(), 1));
        try {
            var all = splits.parallelStream().map(split -> inferUnchecked(source, (FileSplit) split))
                    .reduce(JsonInference::merge).orElseGet(() -> new JsonInference(source));
            return all.schema();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static JsonInference inferUnchecked(JsonSource source, FileSplit split) {
        try {
            var inference = new JsonInference(source);
            inference.read(split);
            return inference;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonInference merge(JsonInference left, JsonInference right) {
        left.shape.merge(right.shape);
        left.corrupt |= right.corrupt;
        return left;
    }

    private StructType schema() {
        var fields = new ArrayList<>(shape.structType(options.dropFieldIfAllNull()).fields());
        boolean there = fields.stream().anyMatch(field -> field.name().equals(options.corruptColumn()));
        if (corrupt && !there && options.mode() == MalformedMode.PERMISSIVE) {
            fields.add(new StructField(options.corruptColumn(), DataTypes.StringType));
            fields.sort(Comparator.comparing(StructField::name));
        }
        return new StructType(fields);
    }

    private void read(FileSplit split) throws IOException {
        var sample = new Random(SEED + split.from() + split.file());
        try (var blocks = source.lines(split)) {
            while (blocks.next()) {
                int at = blocks.start();
                while (at < blocks.end()) {
                    int lineEnd = at;
                    while (blocks.bytes()[lineEnd] != options.newline()) {
                        lineEnd++;
                    }
                    if (options.samplingRatio() >= 1 || sample.nextDouble() < options.samplingRatio()) {
                        line(blocks, at, lineEnd, split);
                    }
                    at = lineEnd + 1;
                }
                blocks.consumed(at);
            }
        }
    }

    private void line(LineBlocks blocks, int from, int to, FileSplit split) throws IOException {
        try (var parser = factory.createParser(blocks.bytes(), from, to - from)) {
            var token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                shape.add(parser, options, scalars);
            } else if (token == JsonToken.START_ARRAY) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    shape.add(parser, options, scalars);
                }
                malformed(parser.currentToken() != JsonToken.END_ARRAY, blocks, from, split);
            } else {
                malformed(token != null, blocks, from, split);
            }
        } catch (JsonProcessingException e) {
            malformed(true, blocks, from, split);
        }
    }

    private void malformed(boolean is, LineBlocks blocks, int from, FileSplit split) throws IOException {
        corrupt |= is;
        if (is && options.mode() == MalformedMode.FAILFAST) {
            var file = source.files().get(split.file());
            var line = options.multiLine()
                    ? ""
                    : ", line " + LineBlocks.lineNumber(file, blocks.position(from), options.newlineBytes(),
                            options.encoding());
            throw new DataException("MALFORMED_RECORD_IN_SCHEMA_INFERENCE", "File `" + file + "`" + line
                    + " is not a JSON object. " + (options.multiLine()
                            ? ""
                            : "If records go over several lines, set multiLine to true. ")
                    + MalformedMode.REMEDY);
        }
    }
}
