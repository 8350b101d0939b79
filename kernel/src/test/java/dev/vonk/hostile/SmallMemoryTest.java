package dev.vonk.hostile;

import dev.vonk.Session;
import dev.vonk.Sessions;
import dev.vonk.kernel.query.QueryEngine;
import dev.vonk.runtime.block.MemoryBudget;
import dev.vonk.runtime.cluster.Driver;
import dev.vonk.runtime.cluster.EmbeddedWorkers;
import dev.vonk.runtime.scheduler.SchedulerSettings;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static dev.vonk.Functions.col;
import static dev.vonk.Functions.count;
import static dev.vonk.Functions.lit;
import static dev.vonk.Functions.sum;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Queries over far more rows than the memory budget has room for.
class SmallMemoryTest {
    private static final long ROWS = 400_000;

    private final MemoryBudget memory = new MemoryBudget(2 << 20);
    private final EmbeddedWorkers workers = new EmbeddedWorkers(2, memory);
    private final Driver cluster = new Driver(workers, SchedulerSettings.USUAL);
    private final ConcurrentMap<String, String> settings = new ConcurrentHashMap<>(
            Map.of("spark.sql.session.timeZone", "UTC", "spark.master", "local[2]"));
    private final Session session = Sessions.over(new QueryEngine(cluster, settings), settings);

    @AfterEach
    void close() {
        cluster.close();
        assertEquals(0, memory.used());
    }

    private dev.vonk.DataFrame rows() {
        return session.range(ROWS).toDF().select(col("id"), col("id").multiply(7919L).mod(100003L).as("k"),
                col("id").multiply(0x9E3779B9L).cast("string").as("text"));
    }

    private void assertAllThere(dev.vonk.DataFrame frame) {
        var row = frame.agg(count(lit(1)), sum(col("id"))).collect()[0];
        assertEquals(ROWS, row.getLong(0));
        assertEquals(ROWS * (ROWS - 1) / 2, row.getLong(1));
    }

    @Test
    void aShuffleGoesThroughTheDisk() {
        assertAllThere(rows().repartition(9, col("k")));
        assertTrue(memory.peak() <= 2 * memory.limit(), "peak " + memory.peak());
        Bench.until("memory is given back", () -> memory.used() == 0);
        assertEquals(0, workers.blocks().size());
    }

    @Test
    void aCachedFrameIsReadFromTheDisk() {
        var cached = rows().cache();
        assertAllThere(cached);
        assertTrue(memory.used() <= memory.limit(), "used " + memory.used());
        assertEquals(10, cached.filter(col("id").lt(10)).count());
        assertAllThere(cached.repartition(5, col("k")));
        cached.unpersist();
        Bench.until("memory is given back", () -> memory.used() == 0);
    }
}
