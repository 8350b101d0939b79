package dev.vonk;

import dev.vonk.kernel.catalog.CatalogWatcher;
import dev.vonk.runtime.stage.CacheStorage;
import java.util.List;
import java.util.stream.Stream;

/// The views, functions and cached frames of a session: what `spark.catalog()` gives.
public final class Catalog {
    private final Session session;

    Catalog(Session session) {
        this.session = session;
    }

    /// The names of all views, as a frame with a column `name`.
    public Dataset<String> listTables() {
        return session.createDataset(session.names().viewNames(), String.class);
    }

    /// The names of all functions, as a frame.
    public Dataset<String> listFunctions() {
        return session.createDataset(session.names().functionNames(), String.class);
    }

    /// Whether there is a view or table of this name.
    public boolean tableExists(String name) {
        return session.names().view(name).isPresent() || session.names().table(name).isPresent();
    }

    /// Whether there is a function of this name.
    public boolean functionExists(String name) {
        return session.names().scalar(name).isPresent() || session.names().aggregate(name).isPresent()
                || session.names().window(name).isPresent();
    }

    /// Forgets a view; false where there was none.
    public boolean dropTempView(String name) {
        return session.names().dropView(name);
    }

    /// Keeps the rows of a view once a query computes them.
    public void cacheTable(String name) {
        session.names().view(name).ifPresentOrElse(plan -> session.runner().cache(plan, CacheStorage.USUAL),
                () -> session.table(name));
    }

    /// Forgets the rows of a view.
    public void uncacheTable(String name) {
        session.names().view(name).ifPresentOrElse(plan -> session.runner().uncache(plan), () -> session.table(name));
    }

    /// Whether the rows of a view are kept.
    public boolean isCached(String name) {
        return session.names().view(name).map(session.runner()::isCached).orElse(false);
    }

    /// Forgets all rows that are kept.
    public void clearCache() {
        session.runner().clearCache();
    }

    /// The names of the views and tables, sorted, in a list.
    public List<String> tableNames() {
        return Stream.concat(session.names().viewNames().stream(), session.names().tableNames().stream()).sorted()
                .toList();
    }

    /// The names of all functions, sorted, in a list.
    public List<String> functionNames() {
        return session.names().functionNames();
    }

    /// Tells which views and tables are given a meaning, and which are looked up, on the thread that does so.
    ///
    /// @return ends the telling
    public Runnable watch(CatalogWatcher watcher) {
        return session.names().watch(watcher);
    }
}
