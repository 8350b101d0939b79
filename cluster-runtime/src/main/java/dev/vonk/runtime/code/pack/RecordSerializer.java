package dev.vonk.runtime.code.pack;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Records: their components in order, and back through the canonical constructor, which checks them.
final class RecordSerializer extends Serializer<Object> {
    private final Class<?> type;
    private volatile @Nullable Components components;
    private volatile MethodHandle @Nullable [] getters;
    private volatile @Nullable MethodHandle constructor;

    /// Found when first needed, as the handles are: most classes of the table never travel in one process, and most
    /// of those that do go one way.
    private record Components(Class<?>[] types, String[] names) {}

    RecordSerializer(Class<?> type) {
        super(false, true);
        this.type = type;
    }

    @Override
    public void write(Kryo kryo, Output out, Object object) {
        var graph = (Graph) kryo;
        var known = components();
        var read = getters(known);
        int id = graph.references().open();
        for (int i = 0; i < known.types.length; i++) {
            Primitives.write(graph, out, known.types[i], get(read[i], object), this, known.names[i]);
        }
        graph.references().close(id);
    }

    @Override
    public Object read(Kryo kryo, Input in, Class<? extends Object> ignored) {
        var known = components();
        var values = new @Nullable Object[known.types.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Primitives.read((Graph) kryo, in, known.types[i]);
        }
        try {
            return constructor(known).invokeExact(values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new UnreadableObjectException("a " + type.getName() + " refused its values: " + e, e);
        }
    }

    private static Object get(MethodHandle getter, Object object) {
        try {
            return getter.invokeExact(object);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("reading a field failed", e);
        }
    }

    /// Where a component is, for messages.
    @Override
    public String toString() {
        return Names.of(type);
    }

    private Components components() {
        var found = components;
        if (found == null) {
            var parts = type.getRecordComponents();
            found = new Components(Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new),
                    Arrays.stream(parts).map(RecordComponent::getName).toArray(String[]::new));
            components = found;
        }
        return found;
    }

    private MethodHandle[] getters(Components known) {
        var found = getters;
        if (found == null) {
            found = new MethodHandle[known.types.length];
            try {
                var lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
                for (int i = 0; i < found.length; i++) {
                    found[i] = lookup.findGetter(type, known.names[i], known.types[i])
                            .asType(MethodType.methodType(Object.class, Object.class));
                }
            } catch (ReflectiveOperationException e) {
                throw unreachable(e);
            }
            getters = found;
        }
        return found;
    }

    private MethodHandle constructor(Components known) {
        var found = constructor;
        if (found == null) {
            try {
                found = MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                        .findConstructor(type, MethodType.methodType(void.class, known.types))
                        .asSpreader(Object[].class, known.types.length)
                        .asType(MethodType.methodType(Object.class, Object[].class));
            } catch (ReflectiveOperationException e) {
                throw unreachable(e);
            }
            constructor = found;
        }
        return found;
    }

    private IllegalStateException unreachable(ReflectiveOperationException e) {
        return new IllegalStateException("a record whose parts cannot be reached: " + type.getName(), e);
    }
}
