package dev.vonk;

import dev.vonk.runtime.block.CacheLevel;
import dev.vonk.runtime.stage.CacheStorage;
import org.jspecify.annotations.Nullable;

/// Where the rows of a cached frame are kept. They are always held as encoded columns in memory first. Levels that end
/// in `_2` keep each partition at two workers, where there are as many: when one is lost, nothing is computed again.
public enum StorageLevel {
    /// In memory; what finds no room goes to disk. What `cache()` does.
    MEMORY_AND_DISK(CacheLevel.MEMORY_AND_DISK, 1),
    /// In memory; what finds no room is computed again when it is needed.
    MEMORY_ONLY(CacheLevel.MEMORY_ONLY, 1),
    /// As [#MEMORY_AND_DISK].
    DISK_ONLY(CacheLevel.MEMORY_AND_DISK, 1),
    /// As [#MEMORY_AND_DISK]: columns are serialised as they are.
    MEMORY_AND_DISK_SER(CacheLevel.MEMORY_AND_DISK, 1),
    /// As [#MEMORY_ONLY]: columns are serialised as they are.
    MEMORY_ONLY_SER(CacheLevel.MEMORY_ONLY, 1),
    /// As [#MEMORY_AND_DISK], at two workers.
    MEMORY_AND_DISK_2(CacheLevel.MEMORY_AND_DISK, 2),
    /// As [#MEMORY_ONLY], at two workers.
    MEMORY_ONLY_2(CacheLevel.MEMORY_ONLY, 2),
    /// As [#MEMORY_AND_DISK_2].
    DISK_ONLY_2(CacheLevel.MEMORY_AND_DISK, 2),
    /// As [#MEMORY_AND_DISK_2]: columns are serialised as they are.
    MEMORY_AND_DISK_SER_2(CacheLevel.MEMORY_AND_DISK, 2),
    /// As [#MEMORY_ONLY_2]: columns are serialised as they are.
    MEMORY_ONLY_SER_2(CacheLevel.MEMORY_ONLY, 2),
    /// Not kept.
    NONE(null, 1);

    private final @Nullable CacheLevel level;
    private final int copies;

    StorageLevel(@Nullable CacheLevel level, int copies) {
        this.level = level;
        this.copies = copies;
    }

    /// @throws IllegalArgumentException for [#NONE]
    CacheStorage storage() {
        if (level == null) {
            throw new IllegalArgumentException("nothing is kept at level " + this);
        }
        return new CacheStorage(level, copies);
    }
}
