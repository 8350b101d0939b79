package dev.vonk.runtime.block;

/// The name of a block: some batches that one task made.
public sealed interface BlockId {
    /// What try `attempt` of task `task` wrote for partition `partition` of the next stage.
    record ExchangeBlock(long job, int exchange, int task, int attempt, int partition) implements BlockId {
        @Override
        public String toString() {
            return "exchange " + exchange + " of job " + job + ", task " + task + "#" + attempt + ", partition "
                    + partition;
        }
    }

    /// The value of a broadcast, in bytes and not in batches.
    record BroadcastBlock(long broadcast) implements BlockId {
        @Override
        public String toString() {
            return "broadcast " + broadcast;
        }
    }

    /// One partition of a cached frame.
    record CacheBlock(long cache, int partition) implements BlockId {
        @Override
        public String toString() {
            return "cached frame " + cache + ", partition " + partition;
        }
    }
}
