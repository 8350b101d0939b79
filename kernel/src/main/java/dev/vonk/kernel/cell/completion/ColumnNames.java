package dev.vonk.kernel.cell.completion;

import java.util.List;
import java.util.Optional;

/// Tells which columns an object has, for completion inside string literals.
@FunctionalInterface
public interface ColumnNames {

    /// The columns in order; empty where the object is not a table of any kind. Must be quick and run nothing.
    Optional<List<String>> of(Object value);
}
