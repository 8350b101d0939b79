package dev.vonk;

import dev.vonk.kernel.query.JobLabel;
import dev.vonk.runtime.code.AccumulatorV2;
import dev.vonk.runtime.code.Broadcast;
import dev.vonk.runtime.code.CollectionAccumulator;
import dev.vonk.runtime.code.DoubleAccumulator;
import dev.vonk.runtime.code.DriverOnly;
import dev.vonk.runtime.code.LongAccumulator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What `spark.sparkContext()` gives: values that functions share with the program, the session's names, and its jobs by
/// group. Rows are in frames; there are no RDDs.
///
/// ```java
/// var context = spark.sparkContext();
/// context.setJobGroup("nightly", "the nightly report");
/// Broadcast<List<String>> closed = context.broadcast(List.of("1 January"));
/// LongAccumulator skipped = context.longAccumulator("skipped");
/// ```
public final class SparkContext implements DriverOnly {
    private static final Set<String> LEVELS = Set.of("ALL", "DEBUG", "ERROR", "FATAL", "INFO", "OFF", "TRACE", "WARN");

    private final Session session;
    private final long startTime = System.currentTimeMillis();

    SparkContext(Session session) {
        this.session = session;
    }

    /// A value that functions read and that goes to each worker once, not with every task.
    ///
    /// @throws dev.vonk.runtime.data.DataException where it cannot travel to the workers; it names the part
    public <T> Broadcast<T> broadcast(T value) {
        return session.runner().broadcast(value);
    }

    /// Sums whole numbers that functions add.
    public LongAccumulator longAccumulator() {
        return register(new LongAccumulator(), null);
    }

    /// Sums whole numbers that functions add.
    public LongAccumulator longAccumulator(String name) {
        return register(new LongAccumulator(), name);
    }

    /// Sums numbers that functions add.
    public DoubleAccumulator doubleAccumulator() {
        return register(new DoubleAccumulator(), null);
    }

    /// Sums numbers that functions add.
    public DoubleAccumulator doubleAccumulator(String name) {
        return register(new DoubleAccumulator(), name);
    }

    /// Collects values that functions add.
    public <T> CollectionAccumulator<T> collectionAccumulator() {
        return register(new CollectionAccumulator<T>(), null);
    }

    /// Collects values that functions add.
    public <T> CollectionAccumulator<T> collectionAccumulator(String name) {
        return register(new CollectionAccumulator<T>(), name);
    }

    /// Makes an accumulator of your own known, so that functions can add to it.
    public void register(AccumulatorV2<?, ?> accumulator) {
        session.runner().register(accumulator, null);
    }

    /// Makes an accumulator of your own known, so that functions can add to it.
    ///
    /// @return it
    public <A extends AccumulatorV2<?, ?>> A register(A accumulator, @Nullable String name) {
        session.runner().register(accumulator, name);
        return accumulator;
    }

    /// How many tasks run at a time, unless `spark.default.parallelism` says otherwise.
    public int defaultParallelism() {
        return session.conf().getOption("spark.default.parallelism").map(Integer::parseInt)
                .orElseGet(() -> session.runner().slots());
    }

    /// The version of this engine.
    public String version() {
        return session.version();
    }

    /// A name that no other session has.
    public String applicationId() {
        return "vonk-" + ProcessHandle.current().pid() + "-" + startTime;
    }

    /// The name of the program.
    public String appName() {
        return session.conf().get("spark.app.name", "Vonk");
    }

    /// Where queries run, e.g. `local[*]`.
    public String master() {
        return session.conf().get("spark.master", "local[*]");
    }

    /// As [Session#uiWebUrl].
    public Optional<String> uiWebUrl() {
        return session.uiWebUrl();
    }

    /// Whether queries run in this process only.
    public boolean isLocal() {
        return master().equals("local") || master().startsWith("local[");
    }

    /// When the session was started, in milliseconds since 1970.
    public long startTime() {
        return startTime;
    }

    /// The settings.
    public RuntimeConfig getConf() {
        return session.conf();
    }

    /// From now on the calling thread's jobs, and those of threads that it starts, have this group and description.
    ///
    /// @param description what [Session#jobs] calls them
    public void setJobGroup(String group, String description) {
        JobLabel.current().with(group, description).use();
    }

    /// As the one without `interruptOnCancel`: tasks that are cancelled are always interrupted.
    public void setJobGroup(String group, String description, boolean interruptOnCancel) {
        setJobGroup(group, description);
    }

    /// From now on [Session#jobs] calls the calling thread's jobs this.
    public void setJobDescription(@Nullable String description) {
        var label = JobLabel.current();
        label.with(label.group(), description == null ? "" : description).use();
    }

    /// From now on the calling thread's jobs have no group and no description of their own.
    public void clearJobGroup() {
        JobLabel.clear();
    }

    /// Stops the jobs of a group that run now; who waits for one gets a [java.util.concurrent.CancellationException].
    public void cancelJobGroup(String group) {
        session.runner().cancelGroup(group);
    }

    /// Stops all jobs that run now; who waits for one gets a [java.util.concurrent.CancellationException].
    public void cancelAllJobs() {
        session.interruptAll();
    }

    /// Accepted for programs that call it; this engine writes no log.
    ///
    /// @throws IllegalArgumentException where there is no such level
    public void setLogLevel(String level) {
        if (!LEVELS.contains(level.toUpperCase(Locale.ROOT))) {
            throw new IllegalArgumentException("[INVALID_LOG_LEVEL] There is no log level \"" + level
                    + "\". Those there are: ALL, DEBUG, ERROR, FATAL, INFO, OFF, TRACE, WARN.");
        }
    }

    /// Whether the session was stopped.
    public boolean isStopped() {
        return session.isStopped();
    }

    /// Stops the session.
    public void stop() {
        session.stop();
    }

    @Override
    public String toString() {
        return "SparkContext(" + appName() + ", " + master() + ")";
    }
}
