package dev.vonk;

import dev.vonk.runtime.cluster.JobProgress;
import dev.vonk.runtime.cluster.JobProgress.StageProgress;
import java.util.function.ToLongFunction;

/// A query that runs or ran, as one line of a list. Seen at one moment; ask again for newer numbers.
///
/// @param state `running`, `succeeded`, `failed` or `cancelled`
/// @param stagesDone stages whose tasks are all done
/// @param failed tries at tasks that ended without a result
/// @param recomputed tasks whose result was lost with a worker and was computed again
/// @param rowsRead rows from sources, caches and exchanges
/// @param bytesRead bytes from outside
/// @param losses what was lost on the way and computed again, a sentence each
public record JobInfo(
        long id,
        String query,
        String state,
        int stagesDone,
        int stages,
        int tasksDone,
        int tasks,
        int failed,
        int recomputed,
        long rowsRead,
        long bytesRead,
        double seconds,
        String losses) {

    /// The line for a query.
    public static JobInfo of(JobProgress job) {
        return new JobInfo(
                job.job(),
                job.description(),
                switch (job.state()) {
                    case RUNNING -> "running";
                    case SUCCEEDED -> "succeeded";
                    case FAILED -> "failed";
                    case CANCELLED -> "cancelled";
                },
                (int) job.stages().stream().filter(stage -> stage.done() >= stage.tasks()).count(),
                job.stages().size(),
                job.done(),
                job.tasks(),
                job.stages().stream().mapToInt(StageProgress::failed).sum(),
                job.stages().stream().mapToInt(StageProgress::recomputed).sum(),
                sum(job, stage -> stage.counts().rowsRead()),
                sum(job, stage -> stage.counts().bytesRead()),
                job.nanos() / 1e9,
                String.join("; ", job.losses()));
    }

    private static long sum(JobProgress job, ToLongFunction<StageProgress> number) {
        return job.stages().stream().mapToLong(number).sum();
    }
}
