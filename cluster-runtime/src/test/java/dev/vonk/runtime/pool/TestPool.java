package dev.vonk.runtime.pool;

import dev.vonk.runtime.cluster.Driver;
import dev.vonk.runtime.net.Liveness;
import dev.vonk.runtime.net.Network;
import dev.vonk.runtime.scheduler.SchedulerSettings;
import dev.vonk.runtime.worker.InProcessWorker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A registry, some workers and a driver in the process of a test: all but processes is real, sockets too.
public final class TestPool implements AutoCloseable {
    /// Impatient, for tests.
    public static final Liveness LIVENESS = new Liveness(Duration.ofMillis(100), Duration.ofSeconds(2));

    private final Path folder;
    private final Network network = Network.start(LIVENESS, 1);
    private final Registry registry = new Registry(network, "127.0.0.1", 0, null, false, _ -> null);
    private final List<InProcessWorker> workers = new ArrayList<>();
    private final RemoteWorkers remote;
    private final Driver driver;

    public TestPool(Path folder, int slots, SchedulerSettings settings) {
        this.folder = folder;
        this.remote = new RemoteWorkers(network, registry.join().secret(), slots, slots);
        this.driver = new Driver(remote, settings);
        registry.listen(remote);
    }

    /// Adds a worker.
    public InProcessWorker add(int slots, long memory) throws Exception {
        var worker = new InProcessWorker(registry.join(), slots, memory, folder, LIVENESS);
        workers.add(worker);
        return worker;
    }

    public List<InProcessWorker> workers() {
        return workers;
    }

    public Driver driver() {
        return driver;
    }

    public Registry registry() {
        return registry;
    }

    @Override
    public void close() throws Exception {
        driver.close();
        for (var worker : workers) {
            worker.close();
        }
        registry.close();
        network.close();
    }
}
