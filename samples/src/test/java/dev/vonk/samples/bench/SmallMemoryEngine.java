package dev.vonk.samples.bench;

import dev.vonk.kernel.query.Engine;
import dev.vonk.kernel.query.QueryEngine;
import dev.vonk.kernel.query.QueryRunner;
import dev.vonk.runtime.block.MemoryBudget;
import dev.vonk.runtime.cluster.Driver;
import dev.vonk.runtime.cluster.EmbeddedWorkers;
import dev.vonk.runtime.scheduler.SchedulerSettings;
import java.util.Map;

/// Two threads of this process with a few megabytes: whatever keeps rows has to put some of them on the disk.
public final class SmallMemoryEngine implements Engine {
    static final String MASTER = "small-memory";
    static final String BYTES = "small-memory.bytes";

    @Override
    public boolean accepts(String master) {
        return master.equals(MASTER);
    }

    @Override
    public QueryRunner open(Map<String, String> settings) {
        var memory = new MemoryBudget(Long.parseLong(settings.get(BYTES)));
        return new QueryEngine(new Driver(new EmbeddedWorkers(2, memory), SchedulerSettings.USUAL), settings);
    }
}
