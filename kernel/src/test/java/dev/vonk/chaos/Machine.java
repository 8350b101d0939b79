package dev.vonk.chaos;

import dev.vonk.Session;
import dev.vonk.Sessions;
import dev.vonk.kernel.query.QueryEngine;
import dev.vonk.runtime.cluster.Cluster;
import dev.vonk.runtime.cluster.ClusterEvent;
import dev.vonk.runtime.cluster.WorkerStatus;
import dev.vonk.runtime.net.Liveness;
import dev.vonk.runtime.pool.Pools;
import dev.vonk.runtime.scheduler.SchedulerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A session over worker processes of its own, the signals that one can send them, and a witness.
final class Machine implements AutoCloseable {
    static final Duration DEAD_AFTER = Duration.ofMillis(1500);
    private static final Liveness LIVENESS = new Liveness(Duration.ofMillis(150), DEAD_AFTER);

    private final Cluster cluster;
    private final Session spark;
    private final Witness witness;
    private final int workers;

    /// @param heap of each worker
    Machine(Path folder, int workers, long heap, SchedulerSettings scheduler, Map<String, String> more)
            throws InterruptedException {
        this.workers = workers;
        cluster = Pools.local(workers, 1, heap, folder, LIVENESS, scheduler);
        witness = new Witness(cluster);
        var settings = new ConcurrentHashMap<>(Map.of("spark.sql.session.timeZone", "UTC"));
        settings.putAll(more);
        spark = Sessions.over(new QueryEngine(cluster, settings), settings);
        awaitAll();
    }

    /// Waits until all workers are there, started again where they were killed.
    void awaitAll() throws InterruptedException {
        Wait.until(workers + " workers are there", 60, () -> alive() >= workers);
    }

    long alive() {
        return cluster.workers().stream().filter(worker -> worker.state() == WorkerStatus.State.ALIVE).count();
    }

    Session spark() {
        return spark;
    }

    Cluster cluster() {
        return cluster;
    }

    Witness witness() {
        return witness;
    }

    /// The worker processes of this process.
    static List<ProcessHandle> processes() {
        return ProcessHandle.current().children()
                .filter(child -> child.info().command().orElse("").endsWith("java")).toList();
    }

    /// @param name as `kill` knows it, e.g. `STOP`
    static void signal(ProcessHandle process, String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start().waitFor();
    }

    /// Waits for the next worker to be lost.
    ///
    /// @return how, and after how many milliseconds
    Loss awaitLoss(int before) throws InterruptedException {
        long millis = Wait.until("a worker is lost", 60, () -> losses() > before);
        return new Loss(witness.all(ClusterEvent.WorkerLost.class).get(before), millis);
    }

    record Loss(ClusterEvent.WorkerLost event, long millis) {}

    int losses() {
        return witness.all(ClusterEvent.WorkerLost.class).size();
    }

    @Override
    public void close() {
        spark.stop();
    }
}
