package dev.vonk.runtime.code.classes;

import dev.vonk.runtime.code.Broadcast;

/// Where a worker has the values of broadcasts.
@FunctionalInterface
public interface BroadcastValues {
    /// Waits for a value. Where it is dropped later, `broadcast` is told to forget it.
    ///
    /// @param loader of the functions that ask: the value's classes shall be the ones they know
    /// @throws dev.vonk.runtime.data.DataException where it was destroyed
    Object value(Broadcast<?> broadcast, ClassLoader loader);
}
