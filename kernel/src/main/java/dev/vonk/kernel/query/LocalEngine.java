package dev.vonk.kernel.query;

import dev.vonk.runtime.block.MemoryBudget;
import dev.vonk.runtime.cluster.Driver;
import dev.vonk.runtime.cluster.EmbeddedWorkers;
import dev.vonk.runtime.scheduler.SchedulerSettings;
import java.util.Map;
import java.util.regex.Pattern;

/// Runs queries in this process: `local` with one thread, `local[4]` with four, `local[*]` with one a core.
public final class LocalEngine implements Engine {
    private static final Pattern MASTER = Pattern.compile("local(?:\\[(\\*|[1-9][0-9]{0,3})\\])?");

    @Override
    public boolean accepts(String master) {
        return MASTER.matcher(master).matches();
    }

    @Override
    public QueryRunner open(Map<String, String> settings) {
        int threads = threads(settings.getOrDefault("spark.master", "local[*]"));
        var workers = new EmbeddedWorkers(threads, MemoryBudget.ofHeap());
        return new QueryEngine(new Driver(workers, SchedulerSettings.USUAL), settings);
    }

    private static int threads(String master) {
        var matcher = MASTER.matcher(master);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a local master: " + master);
        }
        var count = matcher.group(1);
        if (count == null) {
            return 1;
        }
        return count.equals("*") ? Runtime.getRuntime().availableProcessors() : Integer.parseInt(count);
    }
}
