package dev.vonk.kernel.query;

import dev.vonk.runtime.cluster.ResultSize;
import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Packing;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What a session's settings say about how its queries run.
///
/// @param zone `spark.sql.session.timeZone`, the machine's where it is not set
/// @param batchRows `vonk.exec.batchRows`: the most rows of a batch
/// @param partitions `spark.sql.shuffle.partitions`: how many partitions a shuffle makes; 0 for the pool's default
/// @param maxResultBytes `spark.driver.maxResultSize`: the most bytes of a result that is held as a whole; 0 for no limit
/// @param packing `spark.io.compression.codec`: how batches between workers are packed: none, lz4 or zstd
/// @param spool `vonk.exchange.spool`: a folder that all workers share, for exchange output that outlives them
/// @param disabledRules `vonk.optimizer.disabledRules`: names of optimizer rules to leave out, between commas
record QuerySettings(ZoneId zone, int batchRows, int partitions, long maxResultBytes, Packing packing, String spool,
        Set<String> disabledRules) {
    QuerySettings {
        disabledRules = Set.copyOf(disabledRules);
    }

    /// @throws IllegalArgumentException where a value makes no sense; it names the setting
    static QuerySettings of(Map<String, String> settings) {
        var values = new SettingValues(settings);
        var rules = settings.getOrDefault("vonk.optimizer.disabledRules", "");
        return new QuerySettings(zone(settings.get("spark.sql.session.timeZone")),
                values.number("vonk.exec.batchRows", Batch.DEFAULT_ROWS, 1),
                values.number("spark.sql.shuffle.partitions", 0, 0),
                maxResultBytes(values), packing(settings),
                settings.getOrDefault("vonk.exchange.spool", ""), Arrays.stream(rules.split(",")).map(String::trim)
                        .filter(rule -> !rule.isEmpty()).collect(Collectors.toSet()));
    }

    private static ZoneId zone(@org.jspecify.annotations.Nullable String name) {
        try {
            return name == null ? ZoneId.systemDefault() : ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "[INVALID_CONF_VALUE.TIME_ZONE] The setting spark.sql.session.timeZone is \"" + name
                            + "\", which is not a time zone. Write one such as UTC, Europe/Amsterdam or +02:00.",
                    e);
        }
    }

    /// One GiB where nothing is said, or half of the heap where that is less.
    private static long maxResultBytes(SettingValues values) {
        long bytes = values.bytes(ResultSize.SETTING, Math.min(1L << 30, Runtime.getRuntime().maxMemory() / 2));
        return bytes == 0 ? Long.MAX_VALUE : bytes;
    }

    /// @throws IllegalArgumentException where there is no such packing
    private static Packing packing(Map<String, String> settings) {
        var name = settings.getOrDefault("spark.io.compression.codec", "none");
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "none" -> Packing.NONE;
            case "lz4" -> Packing.LZ4;
            case "zstd" -> Packing.ZSTD;
            default ->
                throw new IllegalArgumentException("[INVALID_CONF_VALUE] The setting spark.io.compression.codec is \""
                        + name + "\"; it must be none, lz4 or zstd.");
        };
    }
}
