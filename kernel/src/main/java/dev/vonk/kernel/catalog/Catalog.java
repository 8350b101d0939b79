package dev.vonk.kernel.catalog;

import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.syntax.FunctionCommand;
import dev.vonk.runtime.expression.Expression.Literal;
import dev.vonk.runtime.function.AggregateFunction;
import dev.vonk.runtime.function.FunctionRegistry;
import dev.vonk.runtime.function.ScalarFunction;
import dev.vonk.runtime.function.WindowFunction;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// The views and functions of one session, by name without regard to case. Safe for several threads.
public final class Catalog {
    private final FunctionRegistry builtin;
    private final ConcurrentHashMap<String, View> views = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, ScalarFunction> functions = new ConcurrentHashMap<>();

    private final ConcurrentHashMap<String, MemoryTable> tables = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Literal> variables = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, FunctionCommand.Create> sqlFunctions = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();
    private final List<CatalogWatcher> watchers = new CopyOnWriteArrayList<>();

    /// A view: a name for a plan.
    private record View(String name, Supplier<LogicalPlan> plan) {}

    /// A session that knows the built-in functions `builtin`.
    public Catalog(FunctionRegistry builtin) {
        this.builtin = builtin;
    }

    /// Gives a plan a name, in the place of what had it.
    public void replaceView(String name, LogicalPlan plan) {
        replaceView(name, () -> plan);
    }

    /// The same for a plan that depends on what is there when it is asked for.
    public void replaceView(String name, Supplier<LogicalPlan> plan) {
        views.put(key(name), new View(name, plan));
        changed(name);
    }

    /// What `meaning` gives; asked for anew only after a table or view changed.
    ///
    /// @param first what it gives now
    public Supplier<LogicalPlan> current(Supplier<LogicalPlan> meaning, LogicalPlan first) {
        // the view itself is about to be added, which is the next change
        return new Supplier<>() {
            private long at = changes.get() + 1;
            private LogicalPlan plan = first;

            @Override
            public synchronized LogicalPlan get() {
                long now = changes.get();
                if (now != at) {
                    at = now;
                    plan = meaning.get();
                }
                return plan;
            }
        };
    }

    /// Gives a plan a name that nothing has yet; false where it is taken.
    public boolean addView(String name, LogicalPlan plan) {
        boolean added = views.putIfAbsent(key(name), new View(name, () -> plan)) == null;
        if (added) {
            changed(name);
        }
        return added;
    }

    /// Forgets a view; false where there was none.
    public boolean dropView(String name) {
        boolean dropped = views.remove(key(name)) != null;
        changed(name);
        return dropped;
    }

    /// A table in memory.
    public Optional<MemoryTable> table(String name) {
        var found = Optional.ofNullable(tables.get(key(name)));
        found.ifPresent(table -> watchers.forEach(watcher -> watcher.used(table.name())));
        return found;
    }

    /// Makes a table known, in the place of what had its name.
    public void addTable(MemoryTable table) {
        tables.put(key(table.name()), table);
        changed(table.name());
    }

    /// Forgets a table; false where there was none.
    public boolean dropTable(String name) {
        boolean dropped = tables.remove(key(name)) != null;
        changed(name);
        return dropped;
    }

    /// The names of all tables, sorted.
    public List<String> tableNames() {
        return tables.values().stream().map(MemoryTable::name).sorted().toList();
    }

    /// A function whose body is SQL.
    public Optional<FunctionCommand.Create> sqlFunction(String name) {
        return Optional.ofNullable(sqlFunctions.get(key(name)));
    }

    /// Makes a function in SQL known under a name, in the place of what had it.
    public void addFunction(String name, FunctionCommand.Create function) {
        sqlFunctions.put(key(name), function);
        changed();
    }

    /// Forgets a function in SQL; false where there was none.
    public boolean dropFunction(String name) {
        return sqlFunctions.remove(key(name)) != null;
    }

    /// Says that a table's rows changed: what views mean is looked at anew.
    public void changed() {
        changes.incrementAndGet();
    }

    private void changed(String name) {
        changed();
        watchers.forEach(watcher -> watcher.changed(name));
    }

    /// Tells a watcher from now on.
    ///
    /// @return ends the telling
    public Runnable watch(CatalogWatcher watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    /// The value of a session variable.
    public Optional<Literal> variable(String name) {
        return Optional.ofNullable(variables.get(key(name)));
    }

    /// Gives a session variable a value.
    public void setVariable(String name, Literal value) {
        variables.put(key(name), value);
    }

    /// Forgets a session variable; false where there was none.
    public boolean dropVariable(String name) {
        return variables.remove(key(name)) != null;
    }

    /// The plan behind a view.
    public Optional<LogicalPlan> view(String name) {
        var found = Optional.ofNullable(views.get(key(name)));
        found.ifPresent(view -> watchers.forEach(watcher -> watcher.used(view.name())));
        return found.map(view -> view.plan().get());
    }

    /// The names of all views, sorted.
    public List<String> viewNames() {
        var sorted = new TreeMap<String, String>();
        views.forEach((key, view) -> sorted.put(key, view.name()));
        return List.copyOf(sorted.values());
    }

    /// Makes a user's function known under its name, in the place of what had it.
    public void register(ScalarFunction function) {
        functions.put(key(function.name()), function);
    }

    /// The function of one row's values called `name`: a user's, else a built-in one.
    public Optional<ScalarFunction> scalar(String name) {
        var own = functions.get(key(name));
        return own != null ? Optional.of(own) : builtin.scalar(key(name));
    }

    /// The function of many rows called `name`, unless a user's function has its name.
    public Optional<AggregateFunction> aggregate(String name) {
        return functions.containsKey(key(name)) ? Optional.empty() : builtin.aggregate(key(name));
    }

    /// The function of a row's place in its window called `name`, unless a user's function has its name.
    public Optional<WindowFunction> window(String name) {
        return functions.containsKey(key(name)) ? Optional.empty() : builtin.window(key(name));
    }

    /// The names of all functions, sorted.
    public List<String> functionNames() {
        var names = new TreeSet<>(builtin.names());
        functions.values().forEach(function -> names.add(function.name()));
        return List.copyOf(names);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
