package dev.vonk.kernel.server;

import dev.vonk.Session;
import dev.vonk.kernel.catalog.CatalogWatcher;
import dev.vonk.kernel.cell.dependency.Dependencies;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which views and tables the running cell makes and reads: cells hang together by these as they do by variables,
/// whether they are of Java or of SQL.
final class ViewWatch implements CatalogWatcher {
    private final Set<String> made = new LinkedHashSet<>();
    private final Set<String> used = new LinkedHashSet<>();
    private @Nullable Thread cells;

    private ViewWatch() {}

    /// A watch over a session, for as long as there is the session.
    static ViewWatch of(Session spark) {
        var watch = new ViewWatch();
        spark.catalog().watch(watch);
        return watch;
    }

    /// A cell begins on this thread; what other threads look up is not its doing.
    synchronized void begin() {
        cells = Thread.currentThread();
        made.clear();
        used.clear();
    }

    @Override
    public synchronized void changed(String name) {
        if (Thread.currentThread() == cells) {
            made.add(name);
        }
    }

    /// What the cell has made itself before ties it to no other.
    @Override
    public synchronized void used(String name) {
        if (Thread.currentThread() == cells && !made.contains(name)) {
            used.add(name);
        }
    }

    /// What was found of the cell's variables, and its views.
    synchronized Dependencies with(Dependencies found) {
        Set<String> defines = new LinkedHashSet<>(found.defines());
        Set<String> uses = new LinkedHashSet<>(found.uses());
        defines.addAll(made);
        uses.addAll(used);
        return new Dependencies(defines, uses);
    }
}
