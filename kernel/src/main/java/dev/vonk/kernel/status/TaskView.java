package dev.vonk.kernel.status;

import dev.vonk.runtime.operator.TaskCounts;

/// One try at a task.
///
/// @param startedAt in milliseconds since 1970
/// @param nanos how long it ran; 0 while it runs
/// @param counts what it did, without its nodes
/// @param failure why it has no result, else empty
record TaskView(int stage, int partition, int attempt, String worker, long startedAt, State state, long nanos,
        TaskCounts counts, String failure) {
    /// How a try stands. Stopped: its result was not needed any more.
    enum State {
        RUNNING, SUCCEEDED, FAILED, STOPPED
    }

    TaskView ended(State state, long nanos, TaskCounts counts, String failure) {
        return new TaskView(stage, partition, attempt, worker, startedAt, state, nanos, counts, failure);
    }
}
