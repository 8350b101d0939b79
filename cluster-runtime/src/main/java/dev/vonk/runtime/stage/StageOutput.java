package dev.vonk.runtime.stage;

import dev.vonk.runtime.plan.Partitioning;

/// Where the rows of a stage go.
public sealed interface StageOutput {
    /// Into blocks that the next stage reads.
    record ToExchange(int exchange, Partitioning partitioning) implements StageOutput {}

    /// Into a cached frame: task `i` makes its partition `i`.
    record ToCache(long cache, CacheStorage storage) implements StageOutput {}

    /// To whoever asked.
    record ToResult() implements StageOutput {}
}
