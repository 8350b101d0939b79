package dev.vonk.runtime.code.pack;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.Collection;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Collections that can be changed: elements may lead back to them.
final class CollectionSerializer extends Serializer<Collection<@Nullable Object>> {
    private final IntFunction<? extends Collection<@Nullable Object>> maker;

    /// @param maker makes an empty one for a number of elements
    CollectionSerializer(IntFunction<? extends Collection<@Nullable Object>> maker) {
        this.maker = maker;
    }

    @Override
    public void write(Kryo kryo, Output out, Collection<@Nullable Object> collection) {
        writeElements((Graph) kryo, out, collection);
    }

    static void writeElements(Graph graph, Output out, Collection<?> collection) {
        var elements = collection.toArray();
        out.writeVarInt(elements.length, true);
        for (int i = 0; i < elements.length; i++) {
            try {
                graph.writeClassAndObject(out, elements[i]);
            } catch (Unserialisable e) {
                throw e.in("element " + i + " of a collection");
            }
        }
    }

    @Override
    public Collection<@Nullable Object> read(Kryo kryo, Input in,
            Class<? extends Collection<@Nullable Object>> ignored) {
        int length = ((CheckedInput) in).length(1);
        var collection = maker.apply(length);
        kryo.reference(collection);
        for (int i = 0; i < length; i++) {
            collection.add(kryo.readClassAndObject(in));
        }
        return collection;
    }
}
