package dev.vonk.runtime.pool;

import dev.vonk.runtime.cluster.Cluster;
import dev.vonk.runtime.cluster.Driver;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.net.ConnectionRefused;
import dev.vonk.runtime.net.JoinString;
import dev.vonk.runtime.net.Liveness;
import dev.vonk.runtime.net.Network;
import dev.vonk.runtime.scheduler.SchedulerSettings;
import dev.vonk.runtime.worker.WorkFolder;
import dev.vonk.runtime.worker.WorkerOptions;
import java.nio.file.Path;

/// Opens clusters of worker processes.
public final class Pools {
    private Pools() {
    }

    /// A pool of this process's own: starts worker processes on this machine and ends them when it is closed.
    ///
    /// @param slots of each worker
    /// @param heap bytes of each worker's JVM; six parts of ten are for tasks and blocks
    /// @param parent where files go
    public static Cluster local(int workers, int slots, long heap, Path parent, Liveness liveness,
            SchedulerSettings settings) {
        var folder = WorkFolder.make(parent);
        var network = Network.start(liveness);
        var options = WorkerOptions.local(slots, WorkerOptions.shareOf(heap), folder.path())
                .withLiveness(liveness.pingEvery(), liveness.deadAfter());
        var registry = LocalRegistry.start(network, options, folder.path());
        var remote = new RemoteWorkers(network, registry.registry().join().secret(), workers,
                workers * slots);
        remote.owns(folder);
        remote.owns(network);
        remote.owns(registry);
        var driver = new Driver(remote, settings);
        registry.registry().listen(remote);
        registry.processes().start(workers);
        return driver;
    }

    /// A pool elsewhere.
    ///
    /// @throws DataException where its registry cannot be reached or does not want this process
    public static Cluster join(JoinString join, Liveness liveness, SchedulerSettings settings) {
        var network = Network.start(liveness);
        var remote = new RemoteWorkers(network, join.secret(), 0, 0);
        remote.owns(network);
        var driver = new Driver(remote, settings);
        try {
            remote.owns(RegistryLink.open(network, join, remote));
            return driver;
        } catch (ConnectionRefused e) {
            driver.close();
            throw new DataException("POOL_NOT_REACHED", "The pool at " + join.endpoint() + " cannot be used: "
                    + e.getMessage(), e);
        }
    }
}
