package dev.vonk.runtime.cluster;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.stage.TaskAttempt;
import dev.vonk.runtime.stage.TaskFailure;
import dev.vonk.runtime.stage.TaskReport;

/// What workers tell their driver. May be called by any thread; of one worker in the order in which things happened.
public interface WorkerEvents {
    /// A worker is there and can run `slots` tasks at a time.
    void joined(String worker, int slots);

    /// A worker wants to leave: it gets no new tasks.
    void draining(String worker);

    /// A worker is gone with what it held.
    ///
    /// @param reason how it ended, for people
    void lost(String worker, String reason);

    /// A batch of the result, the driver's to keep.
    ///
    /// @param index how many batches of this try came before
    void result(TaskAttempt attempt, int index, Batch batch);

    /// A try has ended well.
    void succeeded(TaskAttempt attempt, TaskReport report);

    /// A try has ended without a result.
    void failed(TaskAttempt attempt, TaskFailure failure, TaskReport report);

    /// A worker holds a copy of a cached partition, or could not get it.
    void copied(long cache, int partition, String worker, boolean done);

    /// A worker holds a cached partition no more, for want of memory.
    void dropped(long cache, int partition, String worker);
}
