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
    private volatile @Nullable Members members;

    /// Found when first needed: most classes of the table never travel in one process.
    private record Members(Class<?>[] types, String[] names, MethodHandle[] getters, MethodHandle constructor) {}

    RecordSerializer(Class<?> type) {
        super(false, true);
        this.type = type;
    }

    @Override
    public void write(Kryo kryo, Output out, Object object) {
        var graph = (Graph) kryo;
        var known = members();
        int id = graph.references().open();
        for (int i = 0; i < known.types.length; i++) {
            Primitives.write(graph, out, known.types[i], get(known.getters[i], object), this, known.names[i]);
        }
        graph.references().close(id);
    }

    @Override
    public Object read(Kryo kryo, Input in, Class<? extends Object> ignored) {
        var known = members();
        var values = new @Nullable Object[known.types.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Primitives.read((Graph) kryo, in, known.types[i]);
        }
        try {
            return known.constructor.invokeExact(values);
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

    private Members members() {
        var found = members;
        if (found == null) {
            found = find();
            members = found;
        }
        return found;
    }

    private Members find() {
        var components = type.getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var names = Arrays.stream(components).map(RecordComponent::getName).toArray(String[]::new);
        try {
            var lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            var getters = new MethodHandle[types.length];
            for (int i = 0; i < types.length; i++) {
                getters[i] = lookup.findGetter(type, names[i], types[i])
                        .asType(MethodType.methodType(Object.class, Object.class));
            }
            var constructor = lookup.findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
            return new Members(types, names, getters, constructor);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record whose parts cannot be reached: " + type.getName(), e);
        }
    }
}
