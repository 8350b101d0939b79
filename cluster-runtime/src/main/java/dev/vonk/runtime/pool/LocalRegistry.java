package dev.vonk.runtime.pool;

import dev.vonk.runtime.net.Network;
import dev.vonk.runtime.worker.WorkerOptions;
import java.nio.file.Path;

/// A registry in this process with worker processes of its own.
public record LocalRegistry(Registry registry, WorkerProcesses processes) implements AutoCloseable {
    /// A registry that listens on this machine only; its workers are still to be started.
    ///
    /// @param logs where what the workers print goes
    public static LocalRegistry start(Network network, WorkerOptions options, Path logs) {
        // The registry must know how processes end, and the processes the registry's address.
        var ends = new Obituaries();
        var registry = new Registry(network, "127.0.0.1", 0, null, false, ends);
        return new LocalRegistry(registry, ends.of(new WorkerProcesses(registry.join(), options, logs)));
    }

    @Override
    public void close() {
        processes.close();
        registry.close();
    }
}
