package dev.vonk.runtime.source;

import dev.vonk.runtime.type.StructType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A file format: how a set of files becomes a source and how batches become a file.
public interface Format {
    /// Its name in `read().format(...)`, e.g. `parquet`.
    String name();

    /// The ending of files it writes, without the dot, e.g. `snappy.parquet`.
    ///
    /// @param options as the user gave them, keys in lower case
    String extension(Map<String, String> options);

    /// A table of these files.
    ///
    /// @param files at least one, existing, in order
    /// @param schema as the user gave it; null to find it out from the files
    /// @throws dev.vonk.runtime.data.DataException where a file cannot be understood: file, place in it, remedy
    Source source(List<Path> files, @Nullable StructType schema, Map<String, String> options) throws IOException;

    /// A new file of rows of `schema`.
    BatchWriter writer(Path file, StructType schema, Map<String, String> options) throws IOException;
}
