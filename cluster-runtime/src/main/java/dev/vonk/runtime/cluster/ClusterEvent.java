package dev.vonk.runtime.cluster;

import dev.vonk.runtime.operator.TaskCounts;
import dev.vonk.runtime.stage.TaskAttempt;
import java.util.List;

/// What happens in a pool, for those who look on: progress lines, the status page, the event log.
public sealed interface ClusterEvent {
    record WorkerJoined(String worker, int slots) implements ClusterEvent {}

    record WorkerDraining(String worker) implements ClusterEvent {}

    /// @param reason how it ended
    record WorkerLost(String worker, String reason) implements ClusterEvent {}

    /// @param stages what it does, by stage
    record JobStarted(long job, String description, List<StageOutline> stages) implements ClusterEvent {}

    /// One stage of a job.
    ///
    /// @param plan its fragment as a tree of lines
    record StageOutline(int stage, String label, int tasks, List<Integer> inputs, String plan) {}

    record TaskStarted(TaskAttempt attempt, String worker) implements ClusterEvent {}

    /// @param failure why there is no result; empty where there is one
    record TaskEnded(TaskAttempt attempt, String worker, TaskCounts counts, long nanos, String failure)
            implements
                ClusterEvent {}

    /// Output that was lost is computed again.
    record Recomputing(long job, int stage, List<Integer> partitions, String reason) implements ClusterEvent {}

    /// A worker gets no more tasks of a job, since they fail there.
    record WorkerExcluded(long job, String worker, String reason) implements ClusterEvent {}

    record StageEnded(long job, int stage) implements ClusterEvent {}

    /// @param failure why it has no result; empty where it has one
    record JobEnded(JobProgress job, String failure) implements ClusterEvent {}

    /// A cached frame's partition is there, or is no more.
    ///
    /// @param partitions how many it has; 0 where the frame is forgotten
    record CacheChanged(long cache, int partitions, int present, long rows, long bytes) implements ClusterEvent {}
}
