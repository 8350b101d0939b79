package dev.vonk.kernel.status;

import dev.vonk.runtime.cluster.ClusterEvent;
import dev.vonk.runtime.cluster.ClusterEvent.StageOutline;
import dev.vonk.runtime.cluster.JobProgress;
import dev.vonk.runtime.operator.NodeCounts;
import dev.vonk.runtime.operator.TaskCounts;
import dev.vonk.runtime.stage.TaskAttempt;
import dev.vonk.runtime.stage.TaskId;
import java.util.List;

/// Events for tests: a job of two stages on two workers, one of which is lost on the way.
final class Story {
    static final String HOSTILE = "<script>alert('x')</script>\" onload=\"y\" & \u0001 </textarea><svg/onload=z>";
    static final TaskCounts SOME = new TaskCounts(100, 2_000, 30, 10, 400, 5,
            List.of(new NodeCounts(10, 1, 3_000_000), new NodeCounts(100, 2, 7_000_000)), 1_000_000);

    private Story() {
    }

    static TaskAttempt attempt(long job, int stage, int partition, int attempt) {
        return new TaskAttempt(new TaskId(job, stage, partition), attempt);
    }

    static ClusterEvent.JobStarted started(long job, String description) {
        return new ClusterEvent.JobStarted(job, description,
                List.of(new StageOutline(0, "HashAggregate partial", 2, List.of(), "HashAggregate\n+- Scan t [a]"),
                        new StageOutline(1, "Sort [a]", 1, List.of(0), "Sort [a]\n+- ReadExchange #1")));
    }

    static ClusterEvent.TaskEnded ended(TaskAttempt attempt, String worker, String failure) {
        return new ClusterEvent.TaskEnded(attempt, worker, SOME, 11_000_000, failure);
    }

    static ClusterEvent.JobEnded ended(long job, JobProgress.State state, String failure) {
        return new ClusterEvent.JobEnded(new JobProgress(job, "query", state, 42_000_000, List.of(), List.of()),
                failure);
    }

    /// A job that ends well after w2 was lost with a finished task and a running one.
    static List<ClusterEvent> withALostWorker() {
        return List.of(new ClusterEvent.WorkerJoined("w1", 2), new ClusterEvent.WorkerJoined("w2", 2),
                started(1, "count"), new ClusterEvent.TaskStarted(attempt(1, 0, 0, 0), "w1"),
                new ClusterEvent.TaskStarted(attempt(1, 0, 1, 0), "w2"), ended(attempt(1, 0, 0, 0), "w1", ""),
                ended(attempt(1, 0, 1, 0), "w2", ""), new ClusterEvent.StageEnded(1, 0),
                new ClusterEvent.TaskStarted(attempt(1, 1, 0, 0), "w2"),
                new ClusterEvent.WorkerLost("w2", "it was killed by signal 9"),
                new ClusterEvent.Recomputing(1, 0, List.of(1), "worker w2 was lost: it was killed by signal 9"),
                new ClusterEvent.TaskStarted(attempt(1, 0, 1, 1), "w1"), ended(attempt(1, 0, 1, 1), "w1", ""),
                new ClusterEvent.TaskStarted(attempt(1, 1, 0, 1), "w1"), ended(attempt(1, 1, 0, 1), "w1", ""),
                new ClusterEvent.CacheChanged(7, 4, 3, 1_000, 65_536),
                ended(1, JobProgress.State.SUCCEEDED, ""));
    }

    /// What events amount to, one a second.
    static StatusModel model(List<ClusterEvent> events) {
        var model = new StatusModel();
        for (int i = 0; i < events.size(); i++) {
            model.apply(1_000L * i, events.get(i));
        }
        return model;
    }
}
