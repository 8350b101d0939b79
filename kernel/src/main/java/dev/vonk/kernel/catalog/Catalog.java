package dev.vonk.kernel.catalog;

import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.runtime.function.AggregateFunction;
import dev.vonk.runtime.function.FunctionRegistry;
import dev.vonk.runtime.function.ScalarFunction;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// The views and functions of one session, by name without regard to case. Safe for several threads.
public final class Catalog {
    private final FunctionRegistry builtin;
    private final ConcurrentHashMap<String, View> views = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, ScalarFunction> functions = new ConcurrentHashMap<>();

    /// A view: a name for a plan.
    private record View(String name, LogicalPlan plan) {}

    /// A session that knows the built-in functions `builtin`.
    public Catalog(FunctionRegistry builtin) {
        this.builtin = builtin;
    }

    /// Gives a plan a name, in the place of what had it.
    public void replaceView(String name, LogicalPlan plan) {
        views.put(key(name), new View(name, plan));
    }

    /// Gives a plan a name that nothing has yet; false where it is taken.
    public boolean addView(String name, LogicalPlan plan) {
        return views.putIfAbsent(key(name), new View(name, plan)) == null;
    }

    /// Forgets a view; false where there was none.
    public boolean dropView(String name) {
        return views.remove(key(name)) != null;
    }

    /// The plan behind a view.
    public Optional<LogicalPlan> view(String name) {
        return Optional.ofNullable(views.get(key(name))).map(View::plan);
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
