package dev.vonk.runtime.block;

import dev.vonk.runtime.data.Packing;
import dev.vonk.runtime.source.BatchReader;
import dev.vonk.runtime.source.ScanFilter;
import dev.vonk.runtime.type.StructType;
import java.util.List;

/// Batches kept under a name: in memory, or in a file. They may go to the file while they are read. Safe for many
/// threads; a reader has one.
public sealed interface Block permits StoredBlock {
    /// A reader of no block, without batches.
    static BatchReader none() {
        return new BlockReader(new BlockId.CacheBlock(0, 0), List.of(), null, 1);
    }

    /// Bytes of its batches as they lie in memory, or would.
    long bytes();

    /// Bytes of its batches that are in memory now.
    long bytesInMemory();

    long rows();

    /// Reads its batches, in pieces of at most `batchRows` rows. A frame on disk that is not as it was written is a
    /// [CorruptBlockException].
    BatchReader open(int batchRows);

    /// Reads some columns, skipping what the filters prove empty: without touching the file where that is on disk.
    ///
    /// @param schema of the whole block
    /// @param columns places in it
    BatchReader scan(StructType schema, List<Integer> columns, List<ScanFilter> filters, int batchRows);

    /// Its frames for the wire: packed on the way where they are in memory, as they are where they are in a file.
    FrameReader frames(Packing packing);
}
