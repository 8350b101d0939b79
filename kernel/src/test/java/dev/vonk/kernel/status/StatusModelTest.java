package dev.vonk.kernel.status;

import dev.vonk.runtime.cluster.ClusterEvent;
import dev.vonk.runtime.cluster.ClusterEvent.StageOutline;
import dev.vonk.runtime.cluster.JobProgress;
import dev.vonk.runtime.cluster.WorkerStatus;
import dev.vonk.runtime.operator.NodeCounts;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class StatusModelTest {
    @Test
    void aLostWorkersTasksFailAndWhatItHeldIsCountedAsRecomputed() {
        var now = Story.model(Story.withALostWorker()).snapshot();
        var job = now.job(1).orElseThrow();
        assertEquals(JobProgress.State.SUCCEEDED, job.state());
        assertEquals(42_000_000, job.nanos());
        assertEquals(List.of(2, 1), job.stages().stream().map(StageView::done).toList());
        assertEquals(List.of(0, 1), job.stages().stream().map(StageView::failed).toList());
        assertEquals(List.of(1, 0), job.stages().stream().map(StageView::recomputed).toList());
        assertEquals(List.of(0, 0), job.stages().stream().map(StageView::running).toList());
        assertEquals(List.of(new NodeCounts(30, 3, 9_000_000), new NodeCounts(300, 6, 21_000_000)),
                job.stages().getFirst().counts().nodes());
        var failed = job.tasks().stream().filter(task -> task.state() == TaskView.State.FAILED).toList();
        assertEquals(1, failed.size());
        assertEquals("worker w2 was lost: it was killed by signal 9", failed.getFirst().failure());
        assertEquals(1_000_000_000, failed.getFirst().nanos());
        assertEquals(List.of("worker w2 was lost: it was killed by signal 9"), job.notes());
        assertEquals(new Totals(1, 0, 0, 4, 1, 1, 1, now.totals().counts(), 4 * 11_000_000L + 1_000_000_000),
                now.totals());
        assertEquals(400, now.totals().counts().rowsRead());
    }

    @Test
    void workersSayHowTheyEnded() {
        var now = Story.model(Story.withALostWorker()).snapshot();
        assertEquals(new WorkerView("w1", "", WorkerStatus.State.ALIVE, "", 2, 0, 0, 0, 3, 0, 0, 0),
                now.workers().getFirst());
        assertEquals(new WorkerView("w2", "", WorkerStatus.State.LOST, "it was killed by signal 9", 2, 1_000, 9_000,
                0, 1, 1, 0, 0), now.workers().get(1));
    }

    @Test
    void aWorkerThatWasAskedToLeaveIsNotLost() {
        var now = Story.model(List.of(new ClusterEvent.WorkerJoined("w1", 1), new ClusterEvent.WorkerDraining("w1"),
                new ClusterEvent.WorkerLost("w1", "it left"))).snapshot();
        assertEquals(WorkerStatus.State.LEFT, now.workers().getFirst().state());
        assertEquals(0, now.totals().workersLost());
    }

    @Test
    void whatRunsWhenAJobEndsIsStopped() {
        var model = Story.model(List.of(new ClusterEvent.WorkerJoined("w1", 1), Story.started(1, "query"),
                new ClusterEvent.TaskStarted(Story.attempt(1, 0, 0, 0), "w1")));
        assertEquals(1, model.snapshot().workers().getFirst().running());
        model.apply(5_000, Story.ended(1, JobProgress.State.CANCELLED, "stopped"));
        var now = model.snapshot();
        assertEquals(TaskView.State.STOPPED, now.job(1).orElseThrow().tasks().getFirst().state());
        assertEquals(0, now.job(1).orElseThrow().stages().getFirst().running());
        assertEquals(0, now.workers().getFirst().running());
        assertEquals(1, now.totals().jobsCancelled());
    }

    @Test
    void theSlowerOfTwoTriesIsStoppedWhereTheOtherSucceeds() {
        var model = Story.model(List.of(Story.started(1, "query"),
                new ClusterEvent.TaskStarted(Story.attempt(1, 0, 0, 0), "w1"),
                new ClusterEvent.TaskStarted(Story.attempt(1, 0, 0, 1), "w2"),
                Story.ended(Story.attempt(1, 0, 0, 1), "w2", "")));
        var stage = model.snapshot().job(1).orElseThrow().stages().getFirst();
        assertEquals(0, stage.running());
        assertEquals(0, stage.failed());
        assertEquals(1, stage.done());
    }

    @Test
    void aJobOfWhichOnlyTheEndIsSeenIsShownToo() {
        var model = new StatusModel();
        var stage = new JobProgress.StageProgress(0, "Limit 5", 4, 4, 0, 1, 2, Story.SOME);
        model.apply(9_000, new ClusterEvent.JobEnded(new JobProgress(3, "old", JobProgress.State.SUCCEEDED,
                2_000_000_000, List.of(stage), List.of("worker w1 was lost")), ""));
        var job = model.snapshot().job(3).orElseThrow();
        assertEquals(7_000, job.startedAt());
        assertEquals(4, job.sum(StageView::done));
        assertEquals(List.of("worker w1 was lost"), job.notes());
    }

    @Test
    void aForgottenFrameIsShownNoMore() {
        var model = Story.model(List.of(new ClusterEvent.CacheChanged(1, 2, 2, 10, 80)));
        assertEquals(List.of(new CacheView(1, 2, 2, 10, 80)), model.snapshot().caches());
        model.apply(1, new ClusterEvent.CacheChanged(1, 0, 0, 0, 0));
        assertEquals(List.of(), model.snapshot().caches());
    }

    @Test
    void theOldestJobsAndTriesAreForgottenButNotTheTotals() {
        var model = new StatusModel();
        int tasks = 30_000;
        model.apply(0, new ClusterEvent.JobStarted(1, "large",
                List.of(new StageOutline(0, "Scan", tasks, List.of(), "Scan"))));
        for (int i = 0; i < tasks; i++) {
            model.apply(i, new ClusterEvent.TaskStarted(Story.attempt(1, 0, i, 0), "w1"));
            model.apply(i, Story.ended(Story.attempt(1, 0, i, 0), "w1", ""));
        }
        var job = model.snapshot().job(1).orElseThrow();
        assertEquals(10_000, job.tasks().size());
        assertEquals(20_000, job.forgotten());
        assertEquals(tasks, job.sum(StageView::done));
        assertEquals(tasks, model.snapshot().totals().tasksSucceeded());
        for (int i = 2; i < 1_000; i++) {
            model.apply(i, Story.started(i, "small"));
            model.apply(i, Story.ended(i, JobProgress.State.FAILED, "no"));
        }
        assertEquals(200, model.snapshot().jobs().size());
        assertEquals(998, model.snapshot().totals().jobsFailed());
    }

    @Test
    void longTextsOfOthersAreCut() {
        var model = Story.model(List.of(Story.started(1, "x".repeat(1_000_000)),
                Story.ended(1, JobProgress.State.FAILED, "y".repeat(1_000_000))));
        var job = model.snapshot().job(1).orElseThrow();
        assertTrue(job.description().length() < 3_000);
        assertTrue(job.failure().length() < 3_000);
    }
}
