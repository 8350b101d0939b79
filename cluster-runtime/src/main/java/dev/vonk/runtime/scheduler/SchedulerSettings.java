package dev.vonk.runtime.scheduler;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// How patient the scheduler is.
///
/// @param maxTaskFailures tries at one task that may fail by themselves or with their worker before the job fails
/// @param maxStageAttempts how often output of one stage may be computed again without any reader of it getting on
/// @param graceNanos how long jobs wait for a worker when there is none
/// @param speculation when to run a slow task a second time; null for never
/// @param excludeAfter failed tries of one stage on one worker after which it gets no more of that stage; 0 for never
/// @param replicas how many workers shall hold each cached partition
public record SchedulerSettings(int maxTaskFailures, int maxStageAttempts, long graceNanos,
        @Nullable Speculation speculation, int excludeAfter, int replicas) {

    /// @param quantile the part of a stage's tasks that must be done
    /// @param multiplier how many times longer than their median a task must run
    public record Speculation(double quantile, double multiplier) {
        public static final Speculation USUAL = new Speculation(0.9, 3);
    }

    /// Four failures of a task, four computations of lost output, 30 seconds without workers, no speculation,
    /// exclusion after two failures, one holder of a cached partition.
    public static final SchedulerSettings USUAL = new SchedulerSettings(4, 4, TimeUnit.SECONDS.toNanos(30), null, 2, 1);

    public SchedulerSettings withMaxTaskFailures(int failures) {
        return new SchedulerSettings(failures, maxStageAttempts, graceNanos, speculation, excludeAfter, replicas);
    }

    public SchedulerSettings withMaxStageAttempts(int attempts) {
        return new SchedulerSettings(maxTaskFailures, attempts, graceNanos, speculation, excludeAfter, replicas);
    }

    public SchedulerSettings withGraceNanos(long nanos) {
        return new SchedulerSettings(maxTaskFailures, maxStageAttempts, nanos, speculation, excludeAfter, replicas);
    }

    public SchedulerSettings withSpeculation(@Nullable Speculation when) {
        return new SchedulerSettings(maxTaskFailures, maxStageAttempts, graceNanos, when, excludeAfter, replicas);
    }

    public SchedulerSettings withExcludeAfter(int failures) {
        return new SchedulerSettings(maxTaskFailures, maxStageAttempts, graceNanos, speculation, failures, replicas);
    }

    public SchedulerSettings withReplicas(int holders) {
        return new SchedulerSettings(maxTaskFailures, maxStageAttempts, graceNanos, speculation, excludeAfter, holders);
    }
}
