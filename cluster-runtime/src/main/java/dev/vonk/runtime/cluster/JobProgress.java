package dev.vonk.runtime.cluster;

import java.util.List;

/// How far a job is, at one moment.
///
/// @param description what the user ran, e.g. `count at #3:2`
/// @param nanos time since the start, to the end where it has ended
public record JobProgress(long job, String description, State state, long nanos, List<StageProgress> stages) {
    /// Where a job is in its life.
    public enum State {
        RUNNING, SUCCEEDED, FAILED, CANCELLED
    }

    /// How far a stage is.
    ///
    /// @param label its last step, e.g. `HashAggregate partial`
    /// @param rowsRead rows from sources, caches and exchanges
    /// @param bytesRead bytes from outside
    public record StageProgress(int stage, String label, int tasks, int done, int running, long rowsRead,
            long rowsWritten,
            long bytesRead, long bytesWritten, long bytesSpilled) {}

    public JobProgress {
        stages = List.copyOf(stages);
    }

    /// Tasks in all stages.
    public int tasks() {
        return stages.stream().mapToInt(StageProgress::tasks).sum();
    }

    /// Tasks with a result.
    public int done() {
        return stages.stream().mapToInt(StageProgress::done).sum();
    }
}
