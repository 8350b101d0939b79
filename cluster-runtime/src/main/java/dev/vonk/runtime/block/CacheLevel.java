package dev.vonk.runtime.block;

/// What becomes of a partition of a cached frame when memory is short.
public enum CacheLevel {
    /// It goes to disk.
    MEMORY_AND_DISK,
    /// It is dropped, and computed again when it is needed.
    MEMORY_ONLY
}
