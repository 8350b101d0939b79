package dev.vonk.runtime.block;

/// The name of a block: some batches that one task made.
public sealed interface BlockId {
    /// What task `task` wrote for partition `partition` of the next stage.
    record ExchangeBlock(long job, int exchange, int task, int partition) implements BlockId {}

    /// One partition of a cached frame.
    record CacheBlock(long cache, int partition) implements BlockId {}
}
