package dev.vonk.runtime.scheduler;

import dev.vonk.runtime.stage.TaskAttempt;
import dev.vonk.runtime.stage.TaskFailure;
import java.util.List;

/// What happened.
public sealed interface Event {
    /// A job to run. Workers that `held` names and the scheduler does not know hold nothing.
    record Submitted(long job, List<StageShape> stages) implements Event {
        public Submitted {
            stages = List.copyOf(stages);
        }
    }

    /// The job is no longer wanted.
    record Cancelled(long job) implements Event {}

    /// A worker that can run `slots` tasks at a time. A worker that comes back has a new name.
    record WorkerJoined(String worker, int slots) implements Event {}

    /// A worker wants to leave: it gets no more tasks, and [Action.Release] once nobody needs it.
    record WorkerDraining(String worker) implements Event {}

    /// A worker and all it held is gone.
    record WorkerLost(String worker, String reason) implements Event {}

    /// A try at a task has its result.
    record Succeeded(TaskAttempt attempt) implements Event {}

    /// A try at a task ended without.
    record Failed(TaskAttempt attempt, TaskFailure failure) implements Event {}

    /// A worker holds a copy of a cached partition.
    record Copied(long job, int stage, int partition, String worker) implements Event {}

    /// A copy that [Action.Copy] asked for did not come about; another worker is asked.
    record CopyFailed(long job, int stage, int partition, String worker) implements Event {}

    /// The time, in nanoseconds from any origin; the only clock there is.
    record Tick(long nanos) implements Event {}
}
