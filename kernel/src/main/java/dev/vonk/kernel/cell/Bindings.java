package dev.vonk.kernel.cell;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Hands real objects to cells: a cell's variable is initialised by a call of [#value].
public final class Bindings {

    /// A variable that is there from the start.
    ///
    /// @param type the declared type, as it would be written in a cell after the default imports
    public record Binding(String name, String type, Object value) {}

    private static final AtomicLong LAST_SESSION = new AtomicLong();
    private static final Map<String, Object> VALUES = new ConcurrentHashMap<>();

    private Bindings() {}

    /// The object that a session bound to a name. Called by the declarations that [#bind] writes.
    @SuppressWarnings("unchecked")
    public static <T> @Nullable T value(String key) {
        return (T) VALUES.get(key);
    }

    static long newSession() {
        return LAST_SESSION.incrementAndGet();
    }

    /// Keeps the object and returns the Java declaration that fetches it.
    static String bind(long session, Binding binding) {
        String key = key(session, binding);
        VALUES.put(key, binding.value());
        return "%s %s = %s.value(\"%s\");".formatted(binding.type(), binding.name(), Bindings.class.getName(), key);
    }

    static void release(long session, Binding binding) {
        VALUES.remove(key(session, binding));
    }

    private static String key(long session, Binding binding) {
        return session + "." + binding.name();
    }
}
