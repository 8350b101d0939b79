package dev.vonk.runtime.cluster;

import dev.vonk.runtime.block.CacheLevel;
import dev.vonk.runtime.operator.TaskCounts;
import dev.vonk.runtime.stage.TaskAttempt;
import dev.vonk.runtime.stage.TaskSpec;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The workers that a driver gives tasks to: threads of this process, or processes elsewhere. Methods do not wait for
/// workers.
public interface Workers extends AutoCloseable {
    /// Begins; what happens is told to `events` from now on.
    void start(WorkerEvents events);

    /// How many tasks run at a time, with the workers that are there or expected.
    int slots();

    /// How many processes they run in, those that are there or expected.
    int processes();

    /// Gets the code of a job ready to be sent.
    ///
    /// @param needed the stages that will run; others only where what they made is lost
    /// @throws dev.vonk.runtime.data.DataException where something of it cannot travel
    void prepare(JobPlan job, IntStream needed);

    /// Runs a try at a task.
    void launch(String worker, JobPlan job, TaskSpec task);

    /// Stops a try at a task; nothing it reports later counts.
    void kill(String worker, TaskAttempt attempt);

    /// What a running try has done so far, as far as it is known here.
    TaskCounts counts(TaskAttempt attempt);

    /// Gives `to` a copy of a cached partition that `from` holds.
    void copy(long cache, int partition, CacheLevel level, String from, String to);

    /// Forgets a job's blocks and code.
    void dropJob(long job);

    /// Forgets a cached frame.
    void dropCache(long cache);

    /// Gets the value of a broadcast ready to be sent.
    ///
    /// @throws dev.vonk.runtime.data.DataException where it cannot travel
    void share(long broadcast, Object value);

    /// Makes workers forget the value of a broadcast.
    ///
    /// @param destroyed where it was destroyed; null where it may be needed again
    void unshare(long broadcast, @Nullable String destroyed);

    /// From now on functions may hold accumulators of users' own making, which tasks cannot share.
    void confine();

    /// Lets a worker go that asked to leave: nothing it holds is needed any more.
    void release(String worker);

    /// Whether workers come and go, so that the scheduler needs to know what time it is.
    boolean comeAndGo();

    /// The workers, those that were lost lately last.
    List<WorkerStatus> list();

    /// Ends what was begun.
    @Override
    void close();
}
