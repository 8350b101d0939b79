package dev.vonk.runtime.code.classes;

import org.jspecify.annotations.Nullable;

/// Asks the driver, and nobody else, for a class or resource; waits for the answer.
@FunctionalInterface
public interface ClassFetcher {
    /// @param environment whose: the one of the code that needs it
    /// @param resource the name as class loaders know it, e.g. `REPL/$JShell$1.class`
    /// @return null where the driver has none that it would give
    /// @throws RuntimeException where the driver did not answer; the next try may succeed
    byte @Nullable [] fetch(String environment, String resource);
}
