package dev.vonk.runtime.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.TreeSet;

/// The functions known by name: those of every [FunctionFamily] that is named as a service. A new family is a class and
/// a line in `META-INF/services`.
///
/// ```java
/// FunctionRegistry.builtin().scalar("upper").orElseThrow().bind(List.of(DataTypes.StringType));
/// ```
public final class FunctionRegistry {
    private final Map<String, ScalarFunction> scalars = new TreeMap<>();
    private final Map<String, AggregateFunction> aggregates = new TreeMap<>();
    private final Map<String, WindowFunction> windows = new TreeMap<>();

    private FunctionRegistry() {
    }

    /// Made when first asked for, once.
    private static final class Builtin {
        static final FunctionRegistry REGISTRY = load();

        private static FunctionRegistry load() {
            var registry = new FunctionRegistry();
            for (var family : ServiceLoader.load(FunctionFamily.class, FunctionFamily.class.getClassLoader())) {
                family.scalars().forEach(registry::add);
                family.aggregates().forEach(registry::add);
                family.windows().forEach(registry::add);
            }
            return registry;
        }
    }

    /// Spark's functions that come with the engine.
    public static FunctionRegistry builtin() {
        return Builtin.REGISTRY;
    }

    private void add(ScalarFunction function) {
        if (scalars.put(function.name(), function) != null) {
            throw new IllegalStateException("two functions are called " + function.name());
        }
    }

    private void add(AggregateFunction function) {
        if (aggregates.put(function.name(), function) != null) {
            throw new IllegalStateException("two aggregates are called " + function.name());
        }
    }

    private void add(WindowFunction function) {
        if (windows.put(function.name(), function) != null) {
            throw new IllegalStateException("two window functions are called " + function.name());
        }
    }

    /// The function of one row's values with this lower-case name.
    public Optional<ScalarFunction> scalar(String name) {
        return Optional.ofNullable(scalars.get(name));
    }

    /// The function of many rows with this lower-case name.
    public Optional<AggregateFunction> aggregate(String name) {
        return Optional.ofNullable(aggregates.get(name));
    }

    /// The function of a row's place in its window with this lower-case name.
    public Optional<WindowFunction> window(String name) {
        return Optional.ofNullable(windows.get(name));
    }

    /// All scalar functions for users, by name.
    public List<ScalarFunction> scalars() {
        return scalars.values().stream().filter(function -> isForUsers(function.name())).toList();
    }

    /// All aggregates for users, by name.
    public List<AggregateFunction> aggregates() {
        return aggregates.values().stream().filter(function -> isForUsers(function.name())).toList();
    }

    /// All window functions, by name.
    public List<WindowFunction> windows() {
        return new ArrayList<>(windows.values());
    }

    /// Functions that only the optimizer writes into plans have names that begin with `$`.
    private static boolean isForUsers(String name) {
        return !name.startsWith("$");
    }

    /// All names for users, sorted.
    public List<String> names() {
        var names = new TreeSet<>(scalars.keySet());
        names.addAll(aggregates.keySet());
        names.addAll(windows.keySet());
        names.removeIf(name -> !isForUsers(name));
        return new ArrayList<>(names);
    }
}
