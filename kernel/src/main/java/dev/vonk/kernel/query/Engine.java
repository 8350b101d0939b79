package dev.vonk.kernel.query;

import java.util.Map;
import java.util.ServiceLoader;

/// Makes query runners for one kind of master. Found through `META-INF/services`, so that this room need not know the
/// rooms that reach other clusters.
public interface Engine {
    /// Whether it runs queries for this master, e.g. `local[*]`.
    boolean accepts(String master);

    /// A runner with these settings; the master is one of them, `spark.master`. The map may change later: each query
    /// looks at it anew.
    QueryRunner open(Map<String, String> settings);

    /// A runner for the master that the settings name.
    ///
    /// @throws IllegalArgumentException where nothing runs queries for this master
    static QueryRunner start(Map<String, String> settings) {
        var master = settings.getOrDefault("spark.master", "local[*]");
        for (var engine : ServiceLoader.load(Engine.class, Engine.class.getClassLoader())) {
            if (engine.accepts(master)) {
                return engine.open(settings);
            }
        }
        throw new IllegalArgumentException("[INVALID_MASTER] Nothing runs queries for the master \"" + master
                + "\". Masters there are: local (one thread), local[4] (four threads), local[*] (all cores), "
                + "local-cluster[2] (two worker processes), vonk://HOST:PORT (a pool).");
    }
}
