package dev.vonk.runtime.cluster;

import java.util.List;
import java.util.OptionalInt;

/// What a pool keeps of cached frames.
public interface Caches {
    /// What a cached frame occupies.
    ///
    /// @param partitions how many it has; 0 where it has not been computed
    /// @param present how many of them are there
    /// @param rows rows in those that are there
    /// @param bytes bytes of those that are there, copies counted
    record Use(int partitions, int present, long rows, long bytes) {}

    /// How many partitions a cached frame has, if all are there.
    OptionalInt partitions(long cache);

    /// What a cached frame occupies.
    Use use(long cache);

    /// The frames that have been computed at least in part.
    List<Long> ids();
}
