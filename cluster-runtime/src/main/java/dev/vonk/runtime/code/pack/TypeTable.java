package dev.vonk.runtime.code.pack;

import com.esotericsoftware.kryo.Serializer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What [SerializedTypes] fill: the classes that may travel, each with its number.
public final class TypeTable {
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Class<?>> listed = new HashMap<>();
    private final Map<String, Class<?>> named = new HashMap<>();
    private final Set<Class<?>> capturing = new HashSet<>();

    /// One number of the table.
    ///
    /// @param types the classes that are written with this number; the first gives it its name
    record Entry(List<Class<?>> types, Serializer<?> serializer) {
        Class<?> type() {
            return types.getFirst();
        }
    }

    TypeTable() {
    }

    /// Records, enums, exceptions, and classes whose fields say all.
    public TypeTable add(Class<?>... types) {
        for (var type : types) {
            entry(List.of(type), Forms.of(type));
        }
        return this;
    }

    /// All classes of a sealed family, in the order in which it permits them.
    public TypeTable sealed(Class<?> root) {
        var permitted = root.getPermittedSubclasses();
        if (permitted == null) {
            throw new IllegalArgumentException(root + " is not sealed");
        }
        for (var type : permitted) {
            if (type.isSealed()) {
                sealed(type);
            } else if (!listed.containsValue(type)) {
                add(type);
            }
        }
        return this;
    }

    /// A class of which something else travels, which is of a class of the table.
    ///
    /// @param outward what travels instead
    /// @param inward the object again
    public <T, F> TypeTable replaced(Class<T> type, Class<F> form, Function<? super T, ? extends F> outward,
            Function<? super F, ? extends T> inward) {
        entry(List.of(type), new ReplacedSerializer<>(type, form, outward, inward));
        return this;
    }

    /// Classes whose serialisable lambdas may travel.
    public TypeTable lambdasOf(Class<?>... classes) {
        for (var type : classes) {
            capturing.add(type);
            named.putIfAbsent(type.getName(), type);
        }
        return this;
    }

    /// Several classes, no difference between which is to be seen, as one number.
    TypeTable entry(List<Class<?>> types, Serializer<?> serializer) {
        for (var type : types) {
            if (listed.put(type.getName(), type) != null) {
                throw new IllegalStateException(type.getName() + " is in the table twice");
            }
        }
        entries.add(new Entry(types, serializer));
        return this;
    }

    List<Entry> entries() {
        return entries;
    }

    @Nullable
    Class<?> named(String name) {
        var type = listed.get(name);
        return type == null ? named.get(name) : type;
    }

    boolean mayCapture(Class<?> type) {
        return capturing.contains(type);
    }
}
