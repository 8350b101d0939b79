package dev.vonk.runtime.scheduler;

import dev.vonk.runtime.stage.TaskAttempt;

/// A try under way. Compared by identity.
final class RunningTry {
    private final TaskAttempt attempt;
    private final StageState stage;
    private final WorkerState worker;
    private final long started;
    private final long lossesBefore;

    /// @param started the time of the last tick before it
    /// @param lossesBefore how many outputs of the job had been lost when it began
    RunningTry(TaskAttempt attempt, StageState stage, WorkerState worker, long started, long lossesBefore) {
        this.attempt = attempt;
        this.stage = stage;
        this.worker = worker;
        this.started = started;
        this.lossesBefore = lossesBefore;
    }

    TaskAttempt attempt() {
        return attempt;
    }

    int partition() {
        return attempt.task().partition();
    }

    StageState stage() {
        return stage;
    }

    WorkerState worker() {
        return worker;
    }

    long started() {
        return started;
    }

    long lossesBefore() {
        return lossesBefore;
    }
}
