package dev.vonk.kernel.status;

import dev.vonk.runtime.cluster.WorkerStatus;

/// What the events so far say of one worker.
final class WorkerFold {
    private final String name;
    private final int slots;
    private final long joinedAt;
    private WorkerStatus.State state = WorkerStatus.State.ALIVE;
    private String reason = "";
    private long endedAt;
    private long succeeded;
    private long failed;

    WorkerFold(String name, int slots, long joinedAt) {
        this.name = Texts.cut(name);
        this.slots = slots;
        this.joinedAt = joinedAt;
    }

    boolean isThere() {
        return endedAt == 0;
    }

    void draining() {
        state = WorkerStatus.State.DRAINING;
    }

    void lost(String why, long at) {
        state = state == WorkerStatus.State.DRAINING ? WorkerStatus.State.LEFT : WorkerStatus.State.LOST;
        reason = Texts.cut(why);
        endedAt = Math.max(1, at);
    }

    boolean wasLost() {
        return state == WorkerStatus.State.LOST;
    }

    void ended(boolean well) {
        if (well) {
            succeeded++;
        } else {
            failed++;
        }
    }

    /// @param now how many tries run on it
    WorkerView view(int now) {
        return new WorkerView(name, "", state, reason, slots, joinedAt, endedAt, now, succeeded, failed, 0, 0);
    }
}
