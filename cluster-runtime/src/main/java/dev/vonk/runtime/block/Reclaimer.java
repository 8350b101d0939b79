package dev.vonk.runtime.block;

/// Gives memory back that is not needed at once, by putting what lies in it on disk or by forgetting it.
@FunctionalInterface
public interface Reclaimer {
    /// Releases at least `bytes` of the budget, if there are as many.
    ///
    /// @return how many it released; 0 where there is nothing left
    long reclaim(long bytes);
}
