package dev.vonk.runtime.protocol;

import dev.vonk.runtime.net.Endpoint;

/// What the registry of a pool tells workers and drivers.
public sealed interface FromRegistry {
    /// To a worker: its name in the pool.
    record Registered(String worker) implements FromRegistry {}

    /// To a driver: a worker is there.
    record WorkerUp(String worker, Endpoint endpoint, int slots, long memory) implements FromRegistry {}

    /// To a driver: a worker is gone.
    ///
    /// @param reason how it ended, for people
    record WorkerDown(String worker, String reason) implements FromRegistry {}
}
