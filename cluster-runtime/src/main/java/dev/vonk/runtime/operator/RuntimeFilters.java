package dev.vonk.runtime.operator;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Filters that joins publish when their build side is there and that scans below the probe side apply.
public final class RuntimeFilters {
    private final Map<Integer, KeyFilter> published = new ConcurrentHashMap<>();

    public void publish(int id, KeyFilter filter) {
        published.put(id, filter);
    }

    /// The filter, or null where it has not been published (then nothing is filtered).
    public @Nullable KeyFilter find(int id) {
        return published.get(id);
    }
}
