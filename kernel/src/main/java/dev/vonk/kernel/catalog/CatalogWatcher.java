package dev.vonk.kernel.catalog;

/// Hears which views and tables are changed and which are looked up, on the thread that does so. Must be quick.
public interface CatalogWatcher {
    /// A name has another meaning now, or none any more.
    void changed(String name);

    /// What a name stands for was asked for, and there is such a thing.
    void used(String name);
}
