package dev.vonk.kernel.query;

import java.time.ZoneId;
import java.util.Set;

/// What a session says about how its queries run.
///
/// @param zone the session's time zone
/// @param batchRows the most rows of a batch
/// @param partitions how many partitions a shuffle makes; 0 for the pool's default
/// @param disabledRules optimizer rules to leave out
public record QuerySettings(ZoneId zone, int batchRows, int partitions, Set<String> disabledRules) {
    public QuerySettings {
        disabledRules = Set.copyOf(disabledRules);
    }
}
