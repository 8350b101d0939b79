package dev.vonk.runtime.code.pack;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Maps that can be changed: entries may lead back to them.
final class MapSerializer extends Serializer<Map<@Nullable Object, @Nullable Object>> {
    private final IntFunction<? extends Map<@Nullable Object, @Nullable Object>> maker;

    /// @param maker makes an empty one for a number of entries
    MapSerializer(IntFunction<? extends Map<@Nullable Object, @Nullable Object>> maker) {
        this.maker = maker;
    }

    @Override
    public void write(Kryo kryo, Output out, Map<@Nullable Object, @Nullable Object> map) {
        writeEntries((Graph) kryo, out, map);
    }

    static void writeEntries(Graph graph, Output out, Map<?, ?> map) {
        out.writeVarInt(map.size(), true);
        for (var entry : map.entrySet()) {
            graph.part(out, entry.getKey(), "a key of a map");
            try {
                graph.writeClassAndObject(out, entry.getValue());
            } catch (Unserialisable e) {
                throw e.in("the value of key " + entry.getKey() + " of a map");
            }
        }
    }

    @Override
    public Map<@Nullable Object, @Nullable Object> read(Kryo kryo, Input in,
            Class<? extends Map<@Nullable Object, @Nullable Object>> ignored) {
        int length = ((CheckedInput) in).length(2);
        var map = maker.apply(length);
        kryo.reference(map);
        for (int i = 0; i < length; i++) {
            var key = kryo.readClassAndObject(in);
            map.put(key, kryo.readClassAndObject(in));
        }
        return map;
    }
}
