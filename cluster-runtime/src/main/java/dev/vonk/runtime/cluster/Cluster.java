package dev.vonk.runtime.cluster;

import dev.vonk.runtime.block.BlockStore;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.worker.JobSettings;
import java.util.List;

/// A pool that runs plans.
public interface Cluster extends AutoCloseable {
    /// Starts a job; its batches come as they are made.
    Job run(PhysicalPlan plan, String description, JobSettings settings);

    /// How many tasks run at a time.
    int slots();

    /// What a job needs to know, with this pool's defaults.
    default JobSettings settings(EvaluationContext evaluation) {
        return JobSettings.of(slots(), evaluation);
    }

    /// The jobs that run and the last ones that ended, oldest first.
    List<JobProgress> jobs();

    /// Stops all jobs that run now; a waiting [Job#next] raises.
    void cancelAll();

    /// Where cached frames are.
    BlockStore blocks();

    /// Ends all jobs and threads.
    @Override
    void close();
}
