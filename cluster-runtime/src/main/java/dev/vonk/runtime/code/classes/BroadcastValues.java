package dev.vonk.runtime.code.classes;

/// Where a worker has the values of broadcasts.
@FunctionalInterface
public interface BroadcastValues {
    /// Waits for a value.
    ///
    /// @param loader of the functions that ask: the value's classes shall be the ones they know
    /// @throws dev.vonk.runtime.data.DataException where it was destroyed
    Object value(long broadcast, ClassLoader loader);
}
