package dev.vonk.runtime.source.parquet;

import dev.vonk.runtime.source.FormatOptions;
import java.io.Serializable;
import java.util.Map;

/// What the user may say about reading.
///
/// @param binaryAsString whether bytes without a meaning are text, as some old writers meant it
/// @param mergeSchema whether the table has the columns of all files, not only of the first
/// @param checksums whether pages that carry a checksum are checked against it
record ParquetOptions(boolean binaryAsString, boolean mergeSchema, boolean checksums) implements Serializable {

    /// @param options keys in lower case
    static ParquetOptions of(Map<String, String> options) {
        var given = new FormatOptions("parquet", options);
        return new ParquetOptions(given.flag("binaryAsString", false), given.flag("mergeSchema", false),
                given.flag("verifyChecksums", true));
    }
}
