package dev.vonk.runtime.scheduler;

import dev.vonk.runtime.stage.TaskAttempt;
import dev.vonk.runtime.stage.TaskFailure;
import java.util.List;

/// What shall be done.
public sealed interface Action {
    /// Run a try at a task on a worker.
    record Launch(TaskAttempt attempt, String worker) implements Action {}

    /// Stop a running try; its report will be ignored.
    record Kill(TaskAttempt attempt, String worker) implements Action {}

    /// Copy a cached partition from one worker to another; answered by [Event.Copied] or [Event.CopyFailed].
    record Copy(long job, int stage, int partition, String fromWorker, String toWorker) implements Action {}

    /// All tasks of a stage have results. Comes again each time that lost ones have been computed again.
    record StageFinished(long job, int stage) implements Action {}

    /// All results are there.
    record JobFinished(long job) implements Action {}

    /// The job has ended without a result.
    record JobFailed(long job, TaskFailure failure) implements Action {}

    /// For the reader: these partitions had results and are computed again.
    record Recompute(long job, int stage, List<Integer> partitions, String reason) implements Action {
        public Recompute {
            partitions = List.copyOf(partitions);
        }
    }

    /// For the reader: the worker gets no more tasks of a stage or the whole job.
    record Excluded(String worker, long job, String reason) implements Action {}

    /// Nobody needs the draining worker any more; to the scheduler it is gone.
    record Release(String worker) implements Action {}
}
