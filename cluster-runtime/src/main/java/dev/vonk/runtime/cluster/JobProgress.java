package dev.vonk.runtime.cluster;

import dev.vonk.runtime.operator.TaskCounts;
import java.util.List;

/// How far a job is, at one moment.
///
/// @param description what the user ran, e.g. `count at #3:2`
/// @param nanos time since the start, to the end where it has ended
/// @param stages those that have work; what is cached already is not computed
/// @param losses what was lost on the way and computed again, a sentence each
public record JobProgress(long job, String description, State state, long nanos, List<StageProgress> stages,
        List<String> losses) {
    /// Where a job is in its life.
    public enum State {
        RUNNING, SUCCEEDED, FAILED, CANCELLED
    }

    /// How far a stage is.
    ///
    /// @param label its last step, e.g. `HashAggregate partial`
    /// @param done tasks with a result
    /// @param failed tries that ended without
    /// @param recomputed tasks whose result was lost and is computed again
    /// @param counts what its tasks have done together, failed tries included
    public record StageProgress(int stage, String label, int tasks, int done, int running, int failed, int recomputed,
            TaskCounts counts) {}

    public JobProgress {
        stages = List.copyOf(stages);
        losses = List.copyOf(losses);
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
