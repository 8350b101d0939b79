package dev.vonk.runtime.pool;

/// Is told which workers a pool has. Calls come one after the other and must not wait.
public interface PoolListener {
    /// A worker is there.
    void up(PoolMember member);

    /// A worker is gone.
    ///
    /// @param reason how it ended, for people
    void down(String worker, String reason);

    /// The registry cannot be reached any more; workers may well be there.
    void registryLost(String reason);
}
