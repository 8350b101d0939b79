package dev.vonk;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentMap;

/// The settings of a session, under Spark's names, e.g. `spark.sql.session.timeZone`.
///
/// ```java
/// spark.conf().set("spark.sql.shuffle.partitions", 8);
/// ```
public final class RuntimeConfig {
    private final Map<String, String> values;

    /// @param values the settings themselves, not a copy: who runs the queries reads them anew for each
    RuntimeConfig(ConcurrentMap<String, String> values) {
        this.values = values;
    }

    /// The settings themselves.
    Map<String, String> values() {
        return values;
    }

    /// Sets a setting; queries started from now on see it.
    public void set(String key, String value) {
        values.put(key, value);
    }

    /// Sets a setting.
    public void set(String key, boolean value) {
        set(key, String.valueOf(value));
    }

    /// Sets a setting.
    public void set(String key, long value) {
        set(key, String.valueOf(value));
    }

    /// The value of a setting.
    ///
    /// @throws NoSuchElementException where it is not set
    public String get(String key) {
        return getOption(key).orElseThrow(() -> new NoSuchElementException("[SQL_CONF_NOT_FOUND] The setting \"" + key
                + "\" is not set. Set it with spark.conf().set(\"" + key
                + "\", ...), or ask with a default: get(key, default)."));
    }

    /// The value of a setting, or what to take where it is not set.
    public String get(String key, String otherwise) {
        return getOption(key).orElse(otherwise);
    }

    /// The value of a setting, where it is set.
    public Optional<String> getOption(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /// All that is set, sorted by name.
    public Map<String, String> getAll() {
        return new TreeMap<>(values);
    }

    /// Whether it is set.
    public boolean contains(String key) {
        return values.containsKey(key);
    }

    /// Forgets a setting.
    public void unset(String key) {
        values.remove(key);
    }

    /// Whether a setting may change while the session lives: all but the master, and what it was started with.
    public boolean isModifiable(String key) {
        return !key.equals("spark.master") && !key.equals("spark.app.name");
    }
}
