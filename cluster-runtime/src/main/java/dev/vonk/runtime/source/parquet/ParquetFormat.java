package dev.vonk.runtime.source.parquet;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.source.BatchWriter;
import dev.vonk.runtime.source.Format;
import dev.vonk.runtime.source.Source;
import dev.vonk.runtime.type.StructType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Apache Parquet.
///
/// Options for reading: `mergeSchema`, `binaryAsString`, `verifyChecksums` (on); for writing: `compression` (snappy,
/// zstd, gzip, none; snappy if nothing is said), `parquet.block.size` (bytes of a row group in memory).
public final class ParquetFormat implements Format {
    /// What our files say wrote them.
    static final String CREATED_BY = "vonk";

    @Override
    public String name() {
        return "parquet";
    }

    @Override
    public String extension(Map<String, String> options) {
        return "parquet";
    }

    @Override
    public Source source(List<Path> files, @Nullable StructType schema, Map<String, String> options) throws IOException {
        return ParquetSource.of(files, schema, ParquetOptions.of(options));
    }

    @Override
    public BatchWriter writer(Path file, StructType schema, Map<String, String> options) throws IOException {
        throw new DataException("UNSUPPORTED_FEATURE", "Parquet files cannot be written. Write csv.");
    }
}
