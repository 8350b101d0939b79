package dev.vonk.runtime.protocol;

/// What workers tell the registry of a pool.
public sealed interface ToRegistry {
    /// The first message of a worker.
    ///
    /// @param host where it serves, as others can reach it; empty for the address that the connection comes from
    /// @param fingerprint of its certificate; empty for plain TCP
    /// @param process its number on its machine
    /// @param folder where its files are, for whoever cleans up behind it
    record Register(String host, int port, String fingerprint, int slots, long memory, long process, String folder)
            implements
                ToRegistry {}

    /// It was asked to end and takes no new tasks.
    record Leaving() implements ToRegistry {}
}
