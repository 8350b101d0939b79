package dev.vonk.runtime.block;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Packing;
import java.io.IOException;
import java.util.List;

/// Where a task's output goes: to the store of this process, or to a folder that many processes see.
sealed interface ExchangeTarget permits StoreTarget, SpoolTarget {
    /// Whether batches may stay in memory when all is done.
    boolean keepsInMemory();

    /// How many bytes are collected at most before they are written, even where memory is plenty.
    long mostCollected();

    Packing packing();

    /// The file, made when it is first asked for.
    BlockFile file() throws IOException;

    /// What to say where the disk does not take it.
    DataException failed(IOException cause);

    /// Gives the blocks their names.
    ///
    /// @param kept by partition: the batches that are in no file; their memory is reserved
    void complete(PartitionIndex index, List<List<Batch>> kept) throws IOException;

    /// Deletes the file if there is one.
    void abandon();
}
