package dev.vonk.runtime.expression;

import dev.vonk.runtime.data.Batch;

/// A condition made ready to run by one thread.
public interface Selector {
    /// The physical rows of `batch`, among those that count, for which the condition is true: ascending, in front of
    /// `out`.
    ///
    /// @param out at least as long as [Batch#rowCount]
    /// @return how many
    int select(Batch batch, int[] out);
}
