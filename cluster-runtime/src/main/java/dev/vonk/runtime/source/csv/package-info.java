/// CSV files, with Spark's options and its three ways with malformed rows.
///
/// Read first: [CsvFormat], [CsvTokenizer]. A block of bytes is cut into rows and fields first; then each wanted column
/// is turned into a vector by the decoders of [dev.vonk.runtime.source.value]. Must not come in: other formats.
@NullMarked
package dev.vonk.runtime.source.csv;

import org.jspecify.annotations.NullMarked;
