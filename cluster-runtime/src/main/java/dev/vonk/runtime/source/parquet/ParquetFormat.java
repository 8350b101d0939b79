package dev.vonk.runtime.source.parquet;

import dev.vonk.runtime.source.BatchWriter;
import dev.vonk.runtime.source.Format;
import dev.vonk.runtime.source.FormatOptions;
import dev.vonk.runtime.source.Source;
import dev.vonk.runtime.source.parquet.footer.Compression;
import dev.vonk.runtime.source.parquet.write.ParquetWriter;
import dev.vonk.runtime.type.StructType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Apache Parquet.
///
/// Options for reading: `mergeSchema`, `binaryAsString`, `verifyChecksums` (on unless said otherwise); for writing:
/// `compression` (snappy, zstd, gzip, none; snappy if nothing is said), `parquet.block.size` (bytes of a row group in
/// memory, 128m) and `parquet.block.rows` (1048576).
public final class ParquetFormat implements Format {
    private static final long GROUP_BYTES = 128L << 20;
    private static final long GROUP_ROWS = 1L << 20;

    @Override
    public String name() {
        return "parquet";
    }

    @Override
    public String extension(Map<String, String> options) {
        return switch (compression(options)) {
            case UNCOMPRESSED -> "parquet";
            case GZIP -> "gz.parquet";
            case SNAPPY, ZSTD, LZO, BROTLI, LZ4, LZ4_RAW ->
                compression(options).name().toLowerCase(Locale.ROOT) + ".parquet";
        };
    }

    private static Compression compression(Map<String, String> options) {
        var given = new FormatOptions("parquet", options);
        var name = given.text("compression", "snappy").strip().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "snappy" -> Compression.SNAPPY;
            case "zstd" -> Compression.ZSTD;
            case "gzip" -> Compression.GZIP;
            case "none", "uncompressed" -> Compression.UNCOMPRESSED;
            default -> throw given.invalid("compression", name, "one of snappy, zstd, gzip, none");
        };
    }

    @Override
    public Source source(List<Path> files, @Nullable StructType schema, Map<String, String> options)
            throws IOException {
        return ParquetSource.of(files, schema, ParquetOptions.of(options));
    }

    @Override
    public BatchWriter writer(Path file, StructType schema, Map<String, String> options) throws IOException {
        var given = new FormatOptions("parquet", options);
        return new ParquetWriter(file, schema, compression(options), given.number("parquet.block.rows", GROUP_ROWS, 1),
                given.size("parquet.block.size", GROUP_BYTES));
    }
}
