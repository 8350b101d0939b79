package dev.vonk.runtime.source.csv;

import dev.vonk.runtime.source.FileSplit;
import dev.vonk.runtime.source.LineBlocks;
import dev.vonk.runtime.source.ScanRequest;
import dev.vonk.runtime.source.Split;
import dev.vonk.runtime.source.value.BadRows;
import dev.vonk.runtime.source.value.Fields;
import dev.vonk.runtime.type.StructField;
import dev.vonk.runtime.type.StructType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Finds out the types of columns by reading all rows, or a sample of them: stretches of the files in parallel, each
/// column with the narrowest type that holds what was seen.
final class CsvInference {
    private static final int ROWS = 4096;
    private static final long SEED = 1;

    private CsvInference() {
    }

    /// The schema with the types that the files' values have.
    static StructType infer(CsvSource texts) throws IOException {
        List<Split> splits = texts.splits(new ScanRequest(List.of(), List.of(), ROWS));
        InferredType[] found;
        try {
            found = splits.parallelStream().map(split -> inferUnchecked(texts, (FileSplit) split))
                    .reduce(unknown(texts.schema().size()), CsvInference::merge);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        var fields = new ArrayList<StructField>();
        for (int i = 0; i < found.length; i++) {
            fields.add(new StructField(texts.schema().field(i).name(), found[i].dataType()));
        }
        return new StructType(fields);
    }

    private static InferredType[] unknown(int columns) {
        var types = new InferredType[columns];
        java.util.Arrays.fill(types, InferredType.UNKNOWN);
        return types;
    }

    private static InferredType[] merge(InferredType[] left, InferredType[] right) {
        var merged = new InferredType[left.length];
        for (int i = 0; i < merged.length; i++) {
            merged[i] = left[i].merge(right[i]);
        }
        return merged;
    }

    private static InferredType[] inferUnchecked(CsvSource source, FileSplit split) {
        try {
            return infer(source, split);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InferredType[] infer(CsvSource source, FileSplit split) throws IOException {
        var options = source.options();
        var file = source.files().get(split.file());
        int columns = source.schema().size();
        var types = unknown(columns);
        var badRows = new BadRows();
        var fields = new Fields(badRows);
        var tokenizer = new CsvTokenizer(options.dialect(), columns, options.emptyBytes(),
                options.emptyValue().equals(options.nullValue()), badRows);
        var classifier = new TypeClassifier(options.formats(), options.preferDate());
        var sample = new Random(SEED + split.from() + split.file());
        try (var blocks = LineBlocks.open(file, split, options.dialect().newlineBytes(), !options.dialect().multiLine(),
                options.encoding())) {
            if (options.header() && split.from() == 0) {
                CsvHeader.next(blocks, file, options);
            }
            boolean used = blocks.start() >= blocks.end();
            while (!used || blocks.next()) {
                int rows = tokenizer.next(blocks, ROWS);
                used = tokenizer.incomplete() || blocks.start() >= blocks.end();
                var taken = options.samplingRatio() < 1 ? sampled(sample, rows, options.samplingRatio()) : null;
                for (int column = 0; column < columns && rows > 0; column++) {
                    if (types[column].isFinal()) {
                        continue;
                    }
                    tokenizer.fields(blocks.bytes(), column, fields);
                    if (!options.nullValue().isEmpty()) {
                        fields.isNull(options.nullBytes());
                    }
                    types[column] = taken == null
                            ? classifier.all(fields, types[column])
                            : classifier.some(fields, taken, types[column]);
                }
            }
        }
        return types;
    }

    private static boolean[] sampled(Random random, int rows, double ratio) {
        var taken = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            taken[i] = random.nextDouble() < ratio;
        }
        return taken;
    }
}
