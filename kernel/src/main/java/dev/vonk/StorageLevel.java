package dev.vonk;

/// Where the rows of a cached frame are kept. They are always held as columns in memory first.
public enum StorageLevel {
    /// In memory; what finds no room goes to disk. What `cache()` does.
    MEMORY_AND_DISK(true),
    /// In memory; what finds no room is computed again when it is needed.
    MEMORY_ONLY(false),
    /// As [#MEMORY_AND_DISK].
    DISK_ONLY(true),
    /// As [#MEMORY_AND_DISK]: columns are serialised as they are.
    MEMORY_AND_DISK_SER(true),
    /// As [#MEMORY_ONLY]: columns are serialised as they are.
    MEMORY_ONLY_SER(false),
    /// Not kept.
    NONE(false);

    private final boolean spills;

    StorageLevel(boolean spills) {
        this.spills = spills;
    }

    boolean spills() {
        return spills;
    }
}
