package dev.vonk.runtime.cluster;

import dev.vonk.runtime.block.CacheLevel;
import dev.vonk.runtime.code.LongAccumulator;
import dev.vonk.runtime.code.pack.AccumulatorParts;
import dev.vonk.runtime.operator.TaskCounts;
import dev.vonk.runtime.stage.TaskAttempt;
import dev.vonk.runtime.stage.TaskFailure;
import dev.vonk.runtime.stage.TaskId;
import dev.vonk.runtime.stage.TaskReport;
import dev.vonk.runtime.stage.TaskSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Workers that run nothing: a test says what became of each task.
final class FakeWorkers implements Workers {
    final Map<TaskAttempt, String> running = new LinkedHashMap<>();
    final List<TaskAttempt> killed = new ArrayList<>();
    private @Nullable WorkerEvents events;

    @Override
    public void start(WorkerEvents listener) {
        events = listener;
    }

    WorkerEvents events() {
        if (events == null) {
            throw new IllegalStateException("not started");
        }
        return events;
    }

    /// Ends the try well that runs at a task, having added `added` to an accumulator.
    TaskAttempt succeed(long job, int stage, int partition, long accumulator, long added) {
        var attempt = find(job, stage, partition);
        running.remove(attempt);
        succeedAgain(attempt, accumulator, added);
        return attempt;
    }

    void succeedAgain(TaskAttempt attempt, long accumulator, long added) {
        events().succeeded(attempt, report(accumulator, added));
    }

    void fail(long job, int stage, int partition, TaskFailure failure, long accumulator, long added) {
        var attempt = find(job, stage, partition);
        running.remove(attempt);
        events().failed(attempt, failure, report(accumulator, added));
    }

    private static TaskReport report(long accumulator, long added) {
        return TaskReport.NOTHING
                .withUpdates(AccumulatorParts.write(Map.of(accumulator, LongAccumulator.of(added, 1))));
    }

    TaskAttempt find(long job, int stage, int partition) {
        return running.keySet().stream().filter(attempt -> attempt.task().equals(new TaskId(job, stage, partition)))
                .reduce((_, last) -> last).orElseThrow(() -> new AssertionError("no such task runs: " + running));
    }

    @Override
    public int processes() {
        return 1;
    }

    @Override
    public int slots() {
        return 4;
    }

    @Override
    public void prepare(JobPlan job, IntStream needed) {
    }

    @Override
    public void launch(String worker, JobPlan job, TaskSpec task) {
        running.put(task.attempt(), worker);
    }

    @Override
    public void kill(String worker, TaskAttempt attempt) {
        running.remove(attempt);
        killed.add(attempt);
    }

    @Override
    public TaskCounts counts(TaskAttempt attempt) {
        return TaskCounts.ZERO;
    }

    @Override
    public void copy(long cache, int partition, CacheLevel level, String from, String to) {
    }

    @Override
    public void dropJob(long job) {
    }

    @Override
    public void dropCache(long cache) {
    }

    @Override
    public void share(long broadcast, Object value) {
    }

    @Override
    public void unshare(long broadcast, @Nullable String destroyed) {
    }

    @Override
    public void confine() {
    }

    @Override
    public void release(String worker) {
    }

    @Override
    public boolean comeAndGo() {
        return true;
    }

    @Override
    public List<WorkerStatus> list() {
        return List.of();
    }

    @Override
    public void close() {
    }
}
