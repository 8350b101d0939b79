package dev.vonk.kernel.status;

import dev.vonk.runtime.cluster.JobProgress;
import dev.vonk.runtime.operator.TaskCounts;

/// What has happened since the start, also of jobs that are forgotten.
///
/// @param recomputed partitions that were lost and computed again
/// @param counts what all tries did together, without nodes
/// @param taskNanos how long all tries ran together
record Totals(long jobsSucceeded, long jobsFailed, long jobsCancelled, long tasksSucceeded, long tasksFailed,
        long recomputed, long workersLost, TaskCounts counts, long taskNanos) {
    static final Totals ZERO = new Totals(0, 0, 0, 0, 0, 0, 0, TaskCounts.ZERO, 0);

    Totals plusJob(JobProgress.State state) {
        return new Totals(jobsSucceeded + (state == JobProgress.State.SUCCEEDED ? 1 : 0),
                jobsFailed + (state == JobProgress.State.FAILED ? 1 : 0),
                jobsCancelled + (state == JobProgress.State.CANCELLED ? 1 : 0), tasksSucceeded, tasksFailed,
                recomputed, workersLost, counts, taskNanos);
    }

    Totals plusTask(boolean succeeded, TaskCounts more, long nanos) {
        return new Totals(jobsSucceeded, jobsFailed, jobsCancelled, tasksSucceeded + (succeeded ? 1 : 0),
                tasksFailed + (succeeded ? 0 : 1), recomputed, workersLost, counts.plus(more), taskNanos + nanos);
    }

    Totals plusRecomputed(int partitions) {
        return new Totals(jobsSucceeded, jobsFailed, jobsCancelled, tasksSucceeded, tasksFailed,
                recomputed + partitions, workersLost, counts, taskNanos);
    }

    Totals plusLostWorker() {
        return new Totals(jobsSucceeded, jobsFailed, jobsCancelled, tasksSucceeded, tasksFailed, recomputed,
                workersLost + 1, counts, taskNanos);
    }
}
