package dev.vonk.kernel.query;

import dev.vonk.runtime.cluster.Cluster;
import dev.vonk.runtime.net.JoinString;
import dev.vonk.runtime.pool.JoinFiles;
import dev.vonk.runtime.pool.Pools;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/// Runs queries on worker processes: `local-cluster[3]` starts three of its own, `vonk://host:port` and `vonk:FILE` join
/// a pool.
public final class PoolEngine implements Engine {
    private static final Pattern LOCAL = Pattern
            .compile("local-cluster\\[ *([1-9][0-9]{0,2}) *(?:, *([1-9][0-9]{0,2}) *(?:, *([1-9][0-9]{0,6}) *)?)?]");
    private static final Pattern POOL = Pattern.compile("vonk:(?://([^/]+:[0-9]{1,5})/?|(.+))");

    @Override
    public boolean accepts(String master) {
        return LOCAL.matcher(master).matches() || POOL.matcher(master).matches();
    }

    @Override
    public QueryRunner open(Map<String, String> settings) {
        return new QueryEngine(cluster(settings.getOrDefault("spark.master", ""), settings), settings);
    }

    private static Cluster cluster(String master, Map<String, String> settings) {
        var pool = PoolSettings.of(settings);
        var local = LOCAL.matcher(master);
        if (local.matches()) {
            int workers = Integer.parseInt(local.group(1));
            int slots = local.group(2) == null ? 1 : Integer.parseInt(local.group(2));
            long memory = local.group(3) == null ? pool.memory() : Long.parseLong(local.group(3)) << 20;
            return Pools.local(workers, slots, memory, pool.folder(), pool.liveness(), pool.scheduler());
        }
        return Pools.join(join(master, settings), pool.liveness(), pool.scheduler());
    }

    private static JoinString join(String master, Map<String, String> settings) {
        var matcher = POOL.matcher(master);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a pool: " + master);
        }
        if (matcher.group(2) != null) {
            return JoinString.read(Path.of(matcher.group(2)));
        }
        return JoinFiles.find(matcher.group(1), settings.get("vonk.pool.join"), System.getenv());
    }
}
