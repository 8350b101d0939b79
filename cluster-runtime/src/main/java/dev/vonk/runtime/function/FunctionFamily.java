package dev.vonk.runtime.function;

import java.util.List;

/// Functions that belong together, listed in one file; found as a Java service.
public interface FunctionFamily {
    /// Its functions of one row's values.
    default List<ScalarFunction> scalars() {
        return List.of();
    }

    /// Its functions of many rows.
    default List<AggregateFunction> aggregates() {
        return List.of();
    }

    /// Its functions of a row's place in its window.
    default List<WindowFunction> windows() {
        return List.of();
    }
}
