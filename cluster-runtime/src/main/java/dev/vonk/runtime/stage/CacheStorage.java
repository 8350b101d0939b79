package dev.vonk.runtime.stage;

import dev.vonk.runtime.block.CacheLevel;

/// How the partitions of a cached frame are kept.
///
/// @param level what becomes of one when memory is short
/// @param copies how many workers shall hold each
public record CacheStorage(CacheLevel level, int copies) {
    /// What `cache()` does.
    public static final CacheStorage USUAL = new CacheStorage(CacheLevel.MEMORY_AND_DISK, 1);

    public CacheStorage {
        if (copies < 1) {
            throw new IllegalArgumentException("copies: " + copies);
        }
    }
}
