package dev.vonk;

import dev.vonk.kernel.query.Engine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Settings for a session to start with: what `Session.builder()` gives.
public final class SessionBuilder {
    private final Map<String, String> settings = new LinkedHashMap<>();

    SessionBuilder() {
    }

    /// The name of the program, for people.
    public SessionBuilder appName(String name) {
        return config("spark.app.name", name);
    }

    /// Where queries run: `local` (one thread), `local[4]` (four), `local[*]` (one a core); `local[*]` when nothing is said.
    public SessionBuilder master(String master) {
        return config("spark.master", master);
    }

    /// A setting.
    public SessionBuilder config(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /// A setting.
    public SessionBuilder config(String key, boolean value) {
        return config(key, String.valueOf(value));
    }

    /// A setting.
    public SessionBuilder config(String key, long value) {
        return config(key, String.valueOf(value));
    }

    /// A setting.
    public SessionBuilder config(String key, double value) {
        return config(key, String.valueOf(value));
    }

    /// Settings.
    public SessionBuilder config(Map<String, ?> values) {
        values.forEach((key, value) -> config(key, String.valueOf(value)));
        return this;
    }

    /// The active session, with these settings too, or a new one where there is none.
    public Session getOrCreate() {
        var active = Session.getActiveSession().filter(session -> !session.isStopped());
        active.ifPresent(session -> settings.forEach((key, value) -> {
            if (session.conf().isModifiable(key)) {
                session.conf().set(key, value);
            }
        }));
        return active.orElseGet(this::create);
    }

    /// A new session, which is the active one from now on.
    ///
    /// @throws IllegalArgumentException where nothing runs queries for the master
    public Session create() {
        var all = new ConcurrentHashMap<String, String>();
        all.put("spark.app.name", "Vonk");
        all.put("spark.master", "local[*]");
        all.putAll(settings);
        return Session.start(all, Engine.start(all));
    }
}
