package dev.vonk.kernel.server;

import dev.vonk.Session;
import dev.vonk.kernel.query.JobLabel;
import dev.vonk.runtime.cluster.JobProgress;
import dev.vonk.runtime.cluster.JobProgress.StageProgress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Looks at a session's queries now and then and tells the kernel's front ends how far they are.
final class QueryWatch implements AutoCloseable {
    private static final long MILLIS_BETWEEN = 100;
    /// A pool needs a moment to tell of its workers, and workers one to start.
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);
    /// How long a loss is told.
    private static final long NEWS_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Session spark;
    private final Kernel kernel;
    private final JobHistory history;
    private final ScheduledExecutorService ticker = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("query-watch").daemon().factory());
    private long lastEnded = -1;
    private final Map<Long, Losses> losses = new HashMap<>();
    private long waitingSince = -1;

    /// How much of a query was lost so far, and since when that is known.
    private record Losses(int count, long nanos) {}

    private QueryWatch(Session spark, Kernel kernel, JobHistory history) {
        this.spark = spark;
        this.kernel = kernel;
        this.history = history;
    }

    static QueryWatch start(Session spark, Kernel kernel, JobHistory history) {
        var watch = new QueryWatch(spark, kernel, history);
        watch.ticker.scheduleAtFixedRate(watch::look, MILLIS_BETWEEN, MILLIS_BETWEEN, TimeUnit.MILLISECONDS);
        return watch;
    }

    /// Tells of each query that runs, and once more of those that have ended since.
    private void look() {
        List<JobProgress> jobs = spark.jobs();
        history.look(jobs);
        for (JobProgress job : jobs) {
            if (isRunning(job) && isOfACell(job) || job.job() > lastEnded && isOfTheRunningCell(job)) {
                tell(job);
            }
        }
        losses.keySet().retainAll(jobs.stream().filter(QueryWatch::isRunning).map(JobProgress::job).toList());
        lastEnded = jobs.stream().filter(job -> !isRunning(job)).mapToLong(JobProgress::job).max().orElse(lastEnded);
    }

    private boolean isOfACell(JobProgress job) {
        return spark.runner().label(job.job()).filter(JobLabel::isQuestion).isEmpty();
    }

    /// What a cell before has left running is not told again at its end.
    private boolean isOfTheRunningCell(JobProgress job) {
        String cell = kernel.runningCell().orElse("");
        return spark.runner().label(job.job())
                .filter(label -> label.isQuestion() || !label.cell().isEmpty() && !label.cell().equals(cell))
                .isEmpty();
    }

    private static boolean isRunning(JobProgress job) {
        return job.state() == JobProgress.State.RUNNING;
    }

    private void tell(JobProgress job) {
        List<StageProgress> stages = job.stages();
        int done = (int) stages.stream().filter(stage -> stage.tasks() > 0 && stage.done() == stage.tasks()).count();
        long rows = stages.stream().mapToLong(stage -> stage.counts().rowsRead()).sum();
        long bytes = stages.stream().mapToLong(stage -> stage.counts().bytesRead()).sum();
        long spilled = stages.stream().mapToLong(stage -> stage.counts().bytesSpilled()).sum();
        kernel.progress(job.description() + " " + job.job(), done, stages.size(), job.done(), job.tasks(), rows, bytes,
                spilled, note(job));
    }

    /// What holds a query up: a loss for a while after it happened, or that nobody is there to run it.
    private String note(JobProgress job) {
        long now = System.nanoTime();
        if (isRunning(job) && job.stages().stream().allMatch(stage -> stage.running() == 0) && !anyWorker()) {
            waitingSince = waitingSince < 0 ? now : waitingSince;
            if (now - waitingSince >= PATIENCE_NANOS) {
                return "waiting for workers";
            }
        } else {
            waitingSince = -1;
        }
        int count = job.losses().size();
        var known = losses.get(job.job());
        if (known == null || known.count() != count) {
            known = new Losses(count, now);
            losses.put(job.job(), known);
        }
        return count > 0 && now - known.nanos() < NEWS_NANOS ? job.losses().getLast() : "";
    }

    private boolean anyWorker() {
        return spark.workers().stream().anyMatch(worker -> worker.state().equals("alive"));
    }

    @Override
    public void close() {
        ticker.shutdownNow();
    }
}
