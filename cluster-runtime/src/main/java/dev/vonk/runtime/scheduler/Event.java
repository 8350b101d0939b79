package dev.vonk.runtime.scheduler;

import dev.vonk.runtime.stage.TaskAttempt;
import dev.vonk.runtime.stage.TaskFailure;
import java.util.List;

/// What happened.
public sealed interface Event {
    /// A job to run.
    record Submitted(long job, List<StageShape> stages) implements Event {
        public Submitted {
            stages = List.copyOf(stages);
        }
    }

    /// The job is no longer wanted.
    record Cancelled(long job) implements Event {}

    /// A worker that can run `slots` tasks at a time.
    record WorkerJoined(String worker, int slots) implements Event {}

    /// A worker and all it held is gone.
    record WorkerLost(String worker, String reason) implements Event {}

    /// A try at a task has its result.
    record Succeeded(TaskAttempt attempt) implements Event {}

    /// A try at a task ended without.
    record Failed(TaskAttempt attempt, TaskFailure failure) implements Event {}

    /// What the scheduler knows of a stage.
    ///
    /// @param id its place in the job's list
    /// @param inputs ids of the stages it reads, all smaller
    /// @param result whether its output goes to the driver and outlives workers
    record StageShape(int id, int tasks, List<Integer> inputs, boolean result) {
        public StageShape {
            inputs = List.copyOf(inputs);
        }
    }
}
