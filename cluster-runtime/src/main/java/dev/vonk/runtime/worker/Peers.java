package dev.vonk.runtime.worker;

import dev.vonk.runtime.block.BlockId;
import dev.vonk.runtime.operator.TaskMetrics;
import dev.vonk.runtime.source.BatchReader;

/// The other workers, as whoever reads their blocks.
public interface Peers {
    /// There are none.
    Peers NONE = (worker, id, _) -> {
        throw new LostBlockException("block " + id + " is at " + worker + ", which cannot be reached from here");
    };

    /// Reads a block that another worker holds. Begins to fetch at once and waits in the reader only.
    ///
    /// @throws LostBlockException here or while reading, where the worker does not answer or has it no more
    BatchReader open(String worker, BlockId id, TaskMetrics metrics);
}
