package dev.vonk.kernel.query;

import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.OneInput;
import dev.vonk.runtime.cluster.Cluster;
import dev.vonk.runtime.cluster.JobProgress;
import dev.vonk.runtime.code.AccumulatorV2;
import dev.vonk.runtime.code.Broadcast;
import dev.vonk.runtime.stage.CacheStorage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Runs the plans of one session. Several threads may use it at a time.
public interface QueryRunner extends AutoCloseable {
    /// Runs a plan.
    ///
    /// @throws dev.vonk.runtime.data.DataException where the rows are more than may be held at once
    /// @return its rows as they come, columns in the order of the plan's output; close it, at the end or before
    BatchStream run(LogicalPlan plan);

    /// As [#run], for whoever looks at the rows one after the other and does not hold them all: no limit to what passes.
    default BatchStream stream(LogicalPlan plan) {
        return run(plan);
    }

    /// How many rows a plan has.
    long count(LogicalPlan plan);

    /// Runs a plan that writes, as its mode says.
    ///
    /// @throws dev.vonk.runtime.data.DataException where there is something at the place already and the mode forbids it
    void write(OneInput.Write plan);

    /// The plan as a query shall use it: itself, or a [dev.vonk.kernel.logical.Leaf.Cached] in its place where exactly
    /// this plan object was given to [#cache]. Quick; runs nothing.
    LogicalPlan reading(LogicalPlan plan);

    /// Keeps the rows of a plan once they are computed. Computes nothing yet.
    ///
    /// @param storage where rows go that find no room in memory, and how many workers hold each
    void cache(LogicalPlan plan, CacheStorage storage);

    /// Forgets the rows of a plan; does nothing where it is not cached.
    void uncache(LogicalPlan plan);

    /// Whether the rows of a plan are kept.
    boolean isCached(LogicalPlan plan);

    /// How many rows of a plan are kept, where all of them are; runs nothing.
    default OptionalLong cachedRows(LogicalPlan plan) {
        return OptionalLong.empty();
    }

    /// Forgets all cached rows.
    void clearCache();

    /// What would be done to run a plan, as text.
    String explain(LogicalPlan plan, Explanation explanation);

    /// The jobs that run and the last ones that ended, oldest first.
    List<JobProgress> jobs();

    /// What the thread that started a job called it; nothing where that is not known any more.
    default Optional<JobLabel> label(long job) {
        return Optional.empty();
    }

    /// Whether a job was ended because all the rows that were asked of it were there: it shows as cancelled, but did well.
    default boolean hadEnough(long job) {
        return false;
    }

    /// What runs the plans, for those who look on; nothing where that is not known here.
    default Optional<Cluster> cluster() {
        return Optional.empty();
    }

    /// Stops all jobs that run now; whoever waits for one gets a [java.util.concurrent.CancellationException].
    void cancelAll();

    /// A value that functions can read from now on, wherever they run.
    ///
    /// @throws dev.vonk.runtime.data.DataException where it cannot travel to the workers
    default <T> Broadcast<T> broadcast(T value) {
        throw new UnsupportedOperationException(
                "[UNSUPPORTED_FEATURE] This master runs no functions of this program, so there is nobody to broadcast to.");
    }

    /// Gives an accumulator a number and a name; functions can add to it from now on.
    default void register(AccumulatorV2<?, ?> accumulator, @Nullable String name) {
        throw new UnsupportedOperationException(
                "[UNSUPPORTED_FEATURE] This master runs no functions of this program, so nobody adds to accumulators.");
    }

    /// How many tasks run at a time.
    default int slots() {
        return Runtime.getRuntime().availableProcessors();
    }

    /// Stops the jobs of a group ([JobLabel]) that run now.
    default void cancelGroup(String group) {
        throw new UnsupportedOperationException("[UNSUPPORTED_FEATURE] This master does not know groups of jobs.");
    }

    /// Frees workers, memory and files; what runs is stopped.
    @Override
    void close();
}
