package dev.vonk.kernel.server;

import dev.vonk.JobInfo;
import dev.vonk.Session;
import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.query.JobLabel;
import dev.vonk.runtime.cluster.JobProgress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The last queries of a session and who asked for them. A session itself forgets them sooner.
final class JobHistory {
    private static final int MOST_JOBS = 200;

    private final Session spark;
    private final SequencedMap<Long, Answer.JobView> jobs = new LinkedHashMap<>();

    JobHistory(Session spark) {
        this.spark = spark;
    }

    /// Takes in what the session knows now.
    synchronized void look(List<JobProgress> now) {
        for (JobProgress job : now) {
            Answer.JobView known = jobs.get(job.job());
            if (known == null || known.state().equals("running")) {
                jobs.put(job.job(), view(job, known));
            }
        }
        while (jobs.size() > MOST_JOBS) {
            jobs.pollFirstEntry();
        }
    }

    /// All of them, the newest last.
    synchronized List<Answer.JobView> all() {
        look(spark.jobs());
        return List.copyOf(jobs.values());
    }

    private String state(JobInfo job) {
        return job.state().equals("cancelled") && spark.runner().hadEnough(job.id()) ? "succeeded" : job.state();
    }

    private Answer.JobView view(JobProgress job, Answer.@Nullable JobView known) {
        JobInfo info = JobInfo.of(job);
        String cell = known == null
                ? spark.runner().label(job.job()).map(JobLabel::cell).orElse("")
                : known.cell();
        long startedAt = known == null ? System.currentTimeMillis() - job.nanos() / 1_000_000 : known.startedAt();
        long spilled = job.stages().stream().mapToLong(stage -> stage.counts().bytesSpilled()).sum();
        return new Answer.JobView(info.id(), cell, info.query(), state(info), info.stagesDone(), info.stages(),
                info.tasksDone(), info.tasks(), info.rowsRead(), info.bytesRead(), spilled, startedAt, info.seconds(),
                info.losses());
    }
}
