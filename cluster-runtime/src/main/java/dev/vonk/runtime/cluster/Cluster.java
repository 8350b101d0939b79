package dev.vonk.runtime.cluster;

import dev.vonk.runtime.code.AccumulatorV2;
import dev.vonk.runtime.code.Broadcast;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.stage.CacheStorage;
import dev.vonk.runtime.stage.JobSettings;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A pool that runs plans.
public interface Cluster extends AutoCloseable {
    /// Starts a job; its batches come as they are made.
    ///
    /// @throws dev.vonk.runtime.data.DataException where called from inside a task, or where code of the plan cannot
    ///     travel to the workers
    Job run(PhysicalPlan plan, String description, JobSettings settings);

    /// How many tasks run at a time.
    int slots();

    /// How many processes they run in.
    int processes();

    /// What a job needs to know, with this pool's defaults.
    default JobSettings settings(EvaluationContext evaluation) {
        return JobSettings.of(slots(), evaluation);
    }

    /// The jobs that run and the last ones that ended, oldest first.
    List<JobProgress> jobs();

    /// The workers, those that were lost lately last.
    List<WorkerStatus> workers();

    /// Calls `listener` with all that happens from now on, quickly and by any thread: it must not wait.
    void listen(Consumer<ClusterEvent> listener);

    /// Stops all jobs that run now; a waiting [Job#next] raises.
    void cancelAll();

    /// What is kept of cached frames.
    Caches caches();

    /// Says how a frame shall be kept that will be cached.
    void keepCache(long cache, CacheStorage storage);

    /// Forgets a cached frame.
    void dropCache(long cache);

    /// A value that functions can read from now on, wherever they run.
    ///
    /// @throws dev.vonk.runtime.data.DataException where it cannot travel to the workers
    default <T> Broadcast<T> broadcast(T value) {
        throw new UnsupportedOperationException("no broadcasts here");
    }

    /// Gives an accumulator a number and a name; functions can add to it from now on.
    default void register(AccumulatorV2<?, ?> accumulator, @Nullable String name) {
        throw new UnsupportedOperationException("no accumulators here");
    }

    /// Ends all jobs, threads and processes it began.
    @Override
    void close();
}
