package dev.vonk.runtime.function;

import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneId;

/// What is fixed for a whole query, or for one task of it, and not written in its expressions.
///
/// @param zone the session's time zone, in which timestamps are shown and cut into fields
/// @param partition the partition a task computes, for `spark_partition_id`, `rand` and their like
/// @param moment when the query started, for `current_timestamp`
public record EvaluationContext(ZoneId zone, int partition, Instant moment) implements Serializable {
    /// UTC, for tests and constants.
    public static final EvaluationContext UTC = new EvaluationContext(java.time.ZoneOffset.UTC);

    /// The context of a query that starts now, before it is cut into tasks.
    public EvaluationContext(ZoneId zone) {
        this(zone, 0, Instant.now());
    }

    /// The same for the task of another partition.
    public EvaluationContext withPartition(int partition) {
        return new EvaluationContext(zone, partition, moment);
    }
}
