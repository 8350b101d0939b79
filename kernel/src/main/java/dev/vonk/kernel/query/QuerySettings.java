package dev.vonk.kernel.query;

import dev.vonk.runtime.cluster.ResultSize;
import dev.vonk.runtime.data.Batch;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a session's settings say about how its queries run.
///
/// @param zone `spark.sql.session.timeZone`, the machine's where it is not set
/// @param batchRows `vonk.exec.batchRows`: the most rows of a batch
/// @param partitions `spark.sql.shuffle.partitions`: how many partitions a shuffle makes; 0 for the pool's default
/// @param maxResultBytes `spark.driver.maxResultSize`: the most bytes of a result that is held as a whole; 0 for no limit
/// @param disabledRules `vonk.optimizer.disabledRules`: names of optimizer rules to leave out, between commas
record QuerySettings(ZoneId zone, int batchRows, int partitions, long maxResultBytes, Set<String> disabledRules) {
    private static final Pattern BYTES = Pattern.compile("([0-9]{1,6}|[0-9]{7,15}(?=b?$))([bkmgt]?)b?");

    QuerySettings {
        disabledRules = Set.copyOf(disabledRules);
    }

    /// @throws IllegalArgumentException where a value makes no sense; it names the setting
    static QuerySettings of(Map<String, String> settings) {
        var rules = settings.getOrDefault("vonk.optimizer.disabledRules", "");
        return new QuerySettings(zone(settings.get("spark.sql.session.timeZone")),
                number(settings, "vonk.exec.batchRows", Batch.DEFAULT_ROWS, 1),
                number(settings, "spark.sql.shuffle.partitions", 0, 0),
                maxResultBytes(settings), Arrays.stream(rules.split(",")).map(String::trim)
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
    private static long maxResultBytes(Map<String, String> settings) {
        var text = settings.get(ResultSize.SETTING);
        if (text == null) {
            return Math.min(1L << 30, Runtime.getRuntime().maxMemory() / 2);
        }
        var matcher = BYTES.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "[INVALID_CONF_VALUE] The setting " + ResultSize.SETTING + " is \"" + text
                            + "\"; it must be a number of bytes such as 512m, 4g or 1048576, or 0 for no limit.");
        }
        long bytes = Long.parseLong(matcher.group(1)) << 10
                * "bkmgt".indexOf(matcher.group(2).isEmpty() ? 'b' : matcher.group(2).charAt(0));
        return bytes == 0 ? Long.MAX_VALUE : bytes;
    }

    private static int number(Map<String, String> settings, String key, int otherwise, int least) {
        var text = settings.get(key);
        if (text == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text.trim());
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below, as for a number that is too small
        }
        throw new IllegalArgumentException("[INVALID_CONF_VALUE] The setting " + key + " is \"" + text
                + "\"; it must be a whole number of at least "
                + least + ".");
    }
}
