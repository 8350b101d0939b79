package dev.vonk.runtime.scheduler;

import dev.vonk.runtime.stage.TaskAttempt;
import dev.vonk.runtime.stage.TaskFailure;

/// What shall be done.
public sealed interface Action {
    /// Run a try at a task on a worker.
    record Launch(TaskAttempt attempt, String worker) implements Action {}

    /// Stop a running try; its report will be ignored.
    record Kill(TaskAttempt attempt, String worker) implements Action {}

    /// All tasks of a stage have results.
    record StageFinished(long job, int stage) implements Action {}

    /// All results are there.
    record JobFinished(long job) implements Action {}

    /// The job has ended without a result.
    record JobFailed(long job, TaskFailure failure) implements Action {}
}
