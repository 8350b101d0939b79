package dev.vonk.runtime.cluster;

/// A worker at one moment, for people.
///
/// @param where its address, empty for threads of this process
/// @param state what it is up to
/// @param reason how it was lost, else empty
/// @param memoryUsed bytes its tasks and blocks hold
/// @param memoryLimit bytes they may hold together
/// @param heardNanosAgo how long ago it was heard of
public record WorkerStatus(String name, String where, State state, String reason, int slots, int running,
        long memoryUsed, long memoryLimit, long heardNanosAgo) {
    /// What a worker is up to.
    public enum State {
        ALIVE, DRAINING, LEFT, LOST
    }
}
