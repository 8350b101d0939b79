package dev.vonk.chaos;

import dev.vonk.DataFrame;
import dev.vonk.Session;
import dev.vonk.Sessions;
import dev.vonk.kernel.query.QueryEngine;
import dev.vonk.runtime.cluster.ClusterEvent;
import dev.vonk.runtime.code.UDF1;
import dev.vonk.runtime.pool.TestPool;
import dev.vonk.runtime.scheduler.SchedulerSettings;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.worker.InProcessWorker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import static dev.vonk.Functions.col;
import static dev.vonk.Functions.count;
import static dev.vonk.Functions.lit;
import static dev.vonk.Functions.sum;
import static dev.vonk.Functions.udf;
import static org.junit.jupiter.api.Assertions.assertEquals;

/// A session over workers in the test's process, each behind a proxy, and a witness.
final class Crew implements AutoCloseable {
    static final int TASKS = 12;
    private static final long MEMORY = 64L << 20;

    private final TestPool pool;
    private final Session spark;
    private final Witness witness;

    Crew(Path folder, int workers, SchedulerSettings scheduler, Map<String, String> more) throws Exception {
        this(folder, workers, MEMORY, scheduler, more);
    }

    /// @param memory that tasks and blocks of each worker may hold
    Crew(Path folder, int workers, long memory, SchedulerSettings scheduler, Map<String, String> more)
            throws Exception {
        pool = new TestPool(folder, workers, scheduler);
        witness = new Witness(pool.driver());
        for (int i = 0; i < workers; i++) {
            pool.add(1, memory);
        }
        var settings = new ConcurrentHashMap<>(Map.of("spark.sql.session.timeZone", "UTC"));
        settings.putAll(more);
        spark = Sessions.over(new QueryEngine(pool.driver(), settings), settings);
        awaitWorkers(workers);
    }

    Crew(Path folder, int workers) throws Exception {
        this(folder, workers, SchedulerSettings.USUAL, Map.of());
    }

    void awaitWorkers(int count) throws InterruptedException {
        Wait.until(count + " workers are there", 20,
                () -> witness.all(ClusterEvent.WorkerJoined.class).size() >= count);
    }

    Session spark() {
        return spark;
    }

    TestPool pool() {
        return pool;
    }

    Witness witness() {
        return witness;
    }

    InProcessWorker worker(int index) {
        return pool.workers().get(index);
    }

    /// What a dead machine looks like: connections break and no new ones can be made.
    void drop(InProcessWorker worker) {
        try {
            worker.proxy().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Shuts the gate until `worker` is known to be lost.
    void gateUntilLost(InProcessWorker worker) {
        Gate.shut();
        witness.at(event -> event instanceof ClusterEvent.WorkerLost lost && lost.worker().equals(worker.name()),
                Gate::open);
    }

    /// Numbers from 0, with a key that takes a hundred values. Made slowly enough that every worker makes some.
    DataFrame rows(long rows) {
        long pause = Math.max(1, rows / 24);
        var number = udf((UDF1<Long, Long>) id -> id % pause == 0 ? Gate.dawdle(id) : id, DataTypes.LongType);
        return spark.range(0, rows, 1, TASKS).toDF().select(number.apply(col("id")).as("id"),
                col("id").mod(101L).as("k"));
    }

    /// Whether a frame has each number once, judged by their count and sum.
    static void assertComplete(DataFrame frame, long rows) {
        var row = frame.agg(count(lit(1)), sum(col("id"))).collect()[0];
        assertEquals(rows, row.getLong(0));
        assertEquals(rows * (rows - 1) / 2, row.getLong(1));
    }

    @Override
    public void close() throws Exception {
        Gate.open();
        pool.close();
    }
}
