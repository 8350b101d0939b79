package dev.vonk.runtime.stage;

import dev.vonk.runtime.operator.TaskCounts;

/// What a try at a task did, said at its end.
///
/// @param nanos how long it ran
/// @param cachedRows rows of the cached partition it made, else 0
/// @param cachedBytes bytes of the cached partition it made, else 0
/// @param updates what it added to accumulators, as the driver's codec reads it; empty for nothing
public record TaskReport(TaskCounts counts, long nanos, long cachedRows, long cachedBytes, byte[] updates) {
    /// With other updates.
    public TaskReport withUpdates(byte[] others) {
        return new TaskReport(counts, nanos, cachedRows, cachedBytes, others);
    }

    /// Of a try that did nothing.
    public static final TaskReport NOTHING = new TaskReport(TaskCounts.ZERO, 0, 0, 0, new byte[0]);
}
