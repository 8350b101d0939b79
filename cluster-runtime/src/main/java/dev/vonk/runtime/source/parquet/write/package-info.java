/// Batches to a Parquet file.
///
/// ```text
/// batches -> row group in memory -> Shredder: levels and values of each stored column -> ChunkWriter: pages -> file
/// ```
///
/// Read first: [ParquetWriter], [ChunkWriter]. Must not come in: reading.
@NullMarked
package dev.vonk.runtime.source.parquet.write;

import org.jspecify.annotations.NullMarked;
