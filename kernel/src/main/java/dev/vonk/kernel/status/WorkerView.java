package dev.vonk.kernel.status;

import dev.vonk.runtime.cluster.WorkerStatus;

/// One worker.
///
/// @param where its address, empty where it is not known or threads of this process
/// @param reason how it ended, else empty
/// @param joinedAt in milliseconds since 1970
/// @param endedAt in milliseconds since 1970; 0 while it is there
/// @param succeeded tries with a result
/// @param failed tries without
/// @param memoryUsed bytes it holds; 0 where that is not known
/// @param memoryLimit bytes it may hold; 0 where that is not known
record WorkerView(String name, String where, WorkerStatus.State state, String reason, int slots, long joinedAt,
        long endedAt, int running, long succeeded, long failed, long memoryUsed, long memoryLimit) {

    boolean isThere() {
        return state == WorkerStatus.State.ALIVE || state == WorkerStatus.State.DRAINING;
    }

    /// With what only the running pool knows.
    WorkerView with(WorkerStatus live) {
        return new WorkerView(name, live.where(), state, reason, slots, joinedAt, endedAt, running, succeeded, failed,
                live.memoryUsed(), live.memoryLimit());
    }
}
