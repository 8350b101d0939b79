package dev.vonk.kernel.planner;

import java.util.List;

/// How the rows of a physical plan lie over its partitions.
sealed interface Distribution {
    /// Nothing is known.
    record Anyhow() implements Distribution {}

    /// There is one partition.
    record OnePartition() implements Distribution {}

    /// Rows with equal values in these columns, by id, lie in the same partition of the session's number of them.
    record ByHash(List<Long> columns) implements Distribution {
        public ByHash {
            columns = List.copyOf(columns);
        }
    }
}
