package dev.vonk.runtime.cluster;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.operator.TaskCounts;
import dev.vonk.runtime.stage.Stage;
import dev.vonk.runtime.stage.StageOutput;
import dev.vonk.runtime.stage.TaskAttempt;
import dev.vonk.runtime.stage.TaskFailure;
import dev.vonk.runtime.stage.TaskId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A job as its driver sees it: the result on its way, and what has been done so far.
final class DriverJob implements Job {
    private final String description;
    private final JobPlan plan;
    private final Driver driver;
    private final ResultBuffer results;
    private final List<StageCounts> counts = new ArrayList<>();
    private final List<String> losses = new ArrayList<>();
    private final long start = System.nanoTime();
    private volatile long nanos = -1;
    private volatile JobProgress.State state = JobProgress.State.RUNNING;

    /// What the tasks of a stage have done: those that ended summed up, those that run by themselves.
    private static final class StageCounts {
        private final Set<TaskAttempt> running = new HashSet<>();
        private final BitSet done = new BitSet();
        private final BitSet succeeded = new BitSet();
        private TaskCounts ended = TaskCounts.ZERO;
        private int failed;
        private int recomputed;
        private boolean used;
    }

    DriverJob(String description, JobPlan plan, boolean repeatable, Driver driver) {
        this.description = description;
        this.plan = plan;
        this.driver = driver;
        this.results = new ResultBuffer(plan.graph().result().tasks(), repeatable,
                plan.settings().maxResultBytes());
        plan.graph().stages().forEach(_ -> counts.add(new StageCounts()));
    }

    long id() {
        return plan.id();
    }

    String description() {
        return description;
    }

    JobPlan plan() {
        return plan;
    }

    Stage stage(int stage) {
        return plan.graph().stages().get(stage);
    }

    /// Says that a stage has work in this job; the others are not shown, since all they would make is there.
    synchronized void willRun(int stage) {
        counts.get(stage).used = true;
    }

    synchronized void started(TaskAttempt attempt) {
        var count = counts.get(attempt.task().stage());
        count.used = true;
        count.running.add(attempt);
    }

    /// Says that a try has ended.
    ///
    /// @return whether it was known to run
    synchronized boolean ended(TaskAttempt attempt, TaskCounts all, boolean succeeded) {
        var count = counts.get(attempt.task().stage());
        if (!count.running.remove(attempt)) {
            return false;
        }
        count.ended = count.ended.plus(all);
        if (succeeded) {
            count.done.set(attempt.task().partition());
        } else {
            count.failed++;
            if (stage(attempt.task().stage()).output() instanceof StageOutput.ToResult) {
                results.forget(attempt.task().partition(), attempt.attempt());
            }
        }
        return true;
    }

    /// Whether no try at a task has succeeded before: what it added to accumulators counts then, and only then.
    synchronized boolean isFirstSuccess(TaskId task) {
        var succeeded = counts.get(task.stage()).succeeded;
        boolean first = !succeeded.get(task.partition());
        succeeded.set(task.partition());
        return first;
    }

    synchronized void recomputing(int stage, List<Integer> partitions, String reason) {
        var count = counts.get(stage);
        count.used = true;
        count.recomputed += partitions.size();
        partitions.forEach(count.done::clear);
        losses.add(reason + "; computing " + partitions.size() + (partitions.size() == 1 ? " task" : " tasks")
                + " of stage " + stage + " again");
    }

    void result(TaskAttempt attempt, int index, Batch batch) {
        results.add(attempt.task().partition(), attempt.attempt(), index, batch);
    }

    void complete(TaskAttempt attempt) {
        results.complete(attempt.task().partition(), attempt.attempt());
    }

    void fail(TaskFailure failure) {
        results.fail(failure);
    }

    void end(JobProgress.State end) {
        nanos = System.nanoTime() - start;
        state = end;
    }

    @Override
    public @Nullable Batch next() {
        return results.take();
    }

    @Override
    public void cancel() {
        driver.cancel(id());
    }

    @Override
    public synchronized JobProgress progress() {
        var stages = new ArrayList<JobProgress.StageProgress>();
        for (var stage : plan.graph().stages()) {
            if (counts.get(stage.id()).used) {
                stages.add(progress(stage, counts.get(stage.id())));
            }
        }
        long time = nanos;
        return new JobProgress(id(), description, state, time < 0 ? System.nanoTime() - start : time, stages, losses);
    }

    @Override
    public List<ClusterEvent.StageOutline> outlines() {
        return StageShapes.outlines(plan.graph());
    }

    private JobProgress.StageProgress progress(Stage stage, StageCounts count) {
        var sum = count.ended;
        for (var attempt : count.running) {
            sum = sum.plus(driver.counts(attempt));
        }
        return new JobProgress.StageProgress(stage.id(), stage.fragment().describe(), stage.tasks(),
                count.done.cardinality(), count.running.size(), count.failed, count.recomputed, sum);
    }

    @Override
    public void close() {
        if (state == JobProgress.State.RUNNING) {
            driver.cancel(id());
        }
        results.close();
    }
}
