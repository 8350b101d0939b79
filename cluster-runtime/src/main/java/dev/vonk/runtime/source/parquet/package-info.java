/// Parquet files, read and written by our own code: schema mapping, row group skipping, columns to vectors and back.
///
/// ```text
/// ParquetFormat -> ParquetSource -> ParquetSplit -> ParquetReader -> ColumnReader (flat or nested) -> PageReader
/// ```
///
/// Read first: [ParquetSource], [ParquetReader]. The bytes of footers and pages are the business of the packages
/// below. Must not come in: expressions, plans, operators.
@NullMarked
package dev.vonk.runtime.source.parquet;

import org.jspecify.annotations.NullMarked;
