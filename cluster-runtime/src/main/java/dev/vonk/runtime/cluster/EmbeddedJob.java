package dev.vonk.runtime.cluster;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.operator.TaskMetrics;
import dev.vonk.runtime.stage.Stage;
import dev.vonk.runtime.stage.StageGraph;
import dev.vonk.runtime.stage.StageOutput;
import dev.vonk.runtime.stage.TaskAttempt;
import dev.vonk.runtime.worker.JobSettings;
import dev.vonk.runtime.worker.StageRun;
import dev.vonk.runtime.worker.TaskRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/// A job of the embedded pool.
final class EmbeddedJob implements Job {
    private final long id;
    private final String description;
    private final StageGraph graph;
    private final EmbeddedCluster cluster;
    private final ResultBuffer results;
    private final List<StageRun> runs = new ArrayList<>();
    private final List<StageCounts> counts = new ArrayList<>();
    private final long start = System.nanoTime();
    private volatile long nanos = -1;
    private volatile JobProgress.State state = JobProgress.State.RUNNING;

    /// What the tasks of a stage have done: those that ended summed up, those that run by themselves.
    private static final class StageCounts {
        private final TaskMetrics ended = new TaskMetrics();
        private final List<TaskRun> running = new ArrayList<>();
        private int done;
        /// The try of each task that succeeded last; -1 where none has.
        private final AtomicIntegerArray succeeded;

        StageCounts(int tasks) {
            var none = new int[tasks];
            Arrays.fill(none, -1);
            succeeded = new AtomicIntegerArray(none);
        }
    }

    EmbeddedJob(long id, String description, StageGraph graph, JobSettings settings, EmbeddedCluster cluster) {
        this.id = id;
        this.description = description;
        this.graph = graph;
        this.cluster = cluster;
        this.results = new ResultBuffer(graph.result().tasks(), settings.maxResultBytes());
        for (var stage : graph.stages()) {
            runs.add(new StageRun(id, stage, graph.stages(), settings));
            counts.add(new StageCounts(stage.tasks()));
        }
    }

    long id() {
        return id;
    }

    Stage stage(int stage) {
        return graph.stages().get(stage);
    }

    StageRun stageRun(int stage) {
        return runs.get(stage);
    }

    ResultBuffer results() {
        return results;
    }

    void succeeded(TaskAttempt attempt) {
        counts.get(attempt.task().stage()).succeeded.set(attempt.task().partition(), attempt.attempt());
    }

    /// The try at a task of the stage that wrote an exchange whose output counts.
    int attempt(int exchange, int task) {
        for (var stage : graph.stages()) {
            if (stage.output() instanceof StageOutput.ToExchange(int id, var _) && id == exchange) {
                return counts.get(stage.id()).succeeded.get(task);
            }
        }
        throw new IllegalStateException("no stage writes exchange #" + exchange);
    }

    void started(int stage, TaskRun task) {
        var count = counts.get(stage);
        synchronized (count) {
            count.running.add(task);
        }
    }

    void finished(int stage, TaskRun task, boolean succeeded) {
        var count = counts.get(stage);
        synchronized (count) {
            count.running.remove(task);
            count.done += succeeded ? 1 : 0;
            add(count.ended, task.metrics());
        }
        freeIfEnded();
    }

    /// What tasks share goes when the job has ended and the last of its tasks has noticed that.
    private void freeIfEnded() {
        if (state != JobProgress.State.RUNNING && counts.stream().noneMatch(EmbeddedJob::isRunning)) {
            runs.forEach(StageRun::close);
        }
    }

    private static boolean isRunning(StageCounts count) {
        synchronized (count) {
            return !count.running.isEmpty();
        }
    }

    private static void add(TaskMetrics sum, TaskMetrics more) {
        sum.rowsRead.add(more.rowsRead.sum());
        sum.bytesRead.add(more.bytesRead.sum());
        sum.rowsWritten.add(more.rowsWritten.sum());
        sum.bytesWritten.add(more.bytesWritten.sum());
        sum.bytesSpilled.add(more.bytesSpilled.sum());
    }

    void end(JobProgress.State end) {
        nanos = System.nanoTime() - start;
        state = end;
        freeIfEnded();
    }

    @Override
    public @Nullable Batch next() {
        return results.take();
    }

    @Override
    public void cancel() {
        cluster.cancel(id);
    }

    @Override
    public JobProgress progress() {
        var stages = new ArrayList<JobProgress.StageProgress>();
        for (var stage : graph.stages()) {
            stages.add(progress(stage));
        }
        long time = nanos;
        return new JobProgress(id, description, state, time < 0 ? System.nanoTime() - start : time, stages);
    }

    private JobProgress.StageProgress progress(Stage stage) {
        var count = counts.get(stage.id());
        var sum = new TaskMetrics();
        int done;
        int running;
        synchronized (count) {
            add(sum, count.ended);
            count.running.forEach(task -> add(sum, task.metrics()));
            done = count.done;
            running = count.running.size();
        }
        return new JobProgress.StageProgress(stage.id(), stage.fragment().describe(), stage.tasks(),
                Math.min(done, stage.tasks()),
                running, sum.rowsRead.sum(), sum.rowsWritten.sum(), sum.bytesRead.sum(), sum.bytesWritten.sum(),
                sum.bytesSpilled.sum());
    }

    @Override
    public void close() {
        if (state == JobProgress.State.RUNNING) {
            cluster.cancel(id);
        }
        results.close();
    }
}
