package dev.vonk.kernel.server;

import dev.vonk.Session;
import dev.vonk.runtime.cluster.JobProgress;
import dev.vonk.runtime.cluster.JobProgress.StageProgress;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Looks at a session's queries now and then and tells the kernel's front ends how far they are.
final class QueryWatch implements AutoCloseable {
    private static final long MILLIS_BETWEEN = 100;

    private final Session spark;
    private final Kernel kernel;
    private final ScheduledExecutorService ticker = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("query-watch").daemon().factory());
    private long lastEnded = -1;

    private QueryWatch(Session spark, Kernel kernel) {
        this.spark = spark;
        this.kernel = kernel;
    }

    static QueryWatch start(Session spark, Kernel kernel) {
        var watch = new QueryWatch(spark, kernel);
        watch.ticker.scheduleAtFixedRate(watch::look, MILLIS_BETWEEN, MILLIS_BETWEEN, TimeUnit.MILLISECONDS);
        return watch;
    }

    /// Tells of each query that runs, and once more of those that have ended since.
    private void look() {
        List<JobProgress> jobs = spark.jobs();
        for (JobProgress job : jobs) {
            if (isRunning(job) || job.job() > lastEnded) {
                tell(job);
            }
        }
        lastEnded = jobs.stream().filter(job -> !isRunning(job)).mapToLong(JobProgress::job).max().orElse(lastEnded);
    }

    private static boolean isRunning(JobProgress job) {
        return job.state() == JobProgress.State.RUNNING;
    }

    private void tell(JobProgress job) {
        List<StageProgress> stages = job.stages();
        int done = (int) stages.stream().filter(stage -> stage.tasks() > 0 && stage.done() == stage.tasks()).count();
        long rows = stages.stream().mapToLong(stage -> stage.counts().rowsRead()).sum();
        long bytes = stages.stream().mapToLong(stage -> stage.counts().bytesRead()).sum();
        kernel.progress(job.description() + " " + job.job(), done, stages.size(), job.done(), job.tasks(), rows, bytes);
    }

    @Override
    public void close() {
        ticker.shutdownNow();
    }
}
