package dev.vonk.kernel.query;

import dev.vonk.runtime.net.Liveness;
import dev.vonk.runtime.scheduler.SchedulerSettings;
import dev.vonk.runtime.scheduler.SchedulerSettings.Speculation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// What a session's settings say about its workers. Read once, when the session begins.
///
/// @param memory `spark.executor.memory`: bytes for the heap of each worker that this session starts
/// @param folder `spark.local.dir`: where files go
/// @param liveness `spark.executor.heartbeatInterval` and `spark.network.timeout`
/// @param scheduler `spark.task.maxFailures`, `spark.stage.maxConsecutiveAttempts`, `spark.speculation` and its
///     `.quantile` and `.multiplier`, `spark.excludeOnFailure.stage.maxFailedTasksPerExecutor`, `vonk.pool.grace`
record PoolSettings(long memory, Path folder, Liveness liveness, SchedulerSettings scheduler) {
    private static final long LEAST_MEMORY = 64L << 20;
    private static final long DEFAULT_MEMORY = 1L << 30;

    static PoolSettings of(Map<String, String> settings) {
        var values = new SettingValues(settings);
        var usual = SchedulerSettings.USUAL;
        var speculation = values.flag("spark.speculation", false)
                ? new Speculation(values.fraction("spark.speculation.quantile", Speculation.USUAL.quantile()),
                        values.fraction("spark.speculation.multiplier", Speculation.USUAL.multiplier()))
                : null;
        var scheduler = usual
                .withMaxTaskFailures(values.number("spark.task.maxFailures", usual.maxTaskFailures(), 1))
                .withMaxStageAttempts(
                        values.number("spark.stage.maxConsecutiveAttempts", usual.maxStageAttempts(), 1))
                .withExcludeAfter(values.number("spark.excludeOnFailure.stage.maxFailedTasksPerExecutor",
                        usual.excludeAfter(), 0))
                .withGraceNanos(values.duration("vonk.pool.grace", Duration.ofNanos(usual.graceNanos())).toNanos())
                .withSpeculation(speculation);
        var liveness = new Liveness(
                values.duration("spark.executor.heartbeatInterval", Liveness.DEFAULT.pingEvery()),
                values.duration("spark.network.timeout", Liveness.DEFAULT.deadAfter()));
        return new PoolSettings(
                Math.max(LEAST_MEMORY, values.bytes("spark.executor.memory", DEFAULT_MEMORY)),
                Path.of(settings.getOrDefault("spark.local.dir", System.getProperty("java.io.tmpdir"))), liveness,
                scheduler);
    }
}
