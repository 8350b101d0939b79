package dev.vonk.runtime.code.pack;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.lang.reflect.Array;

/// Arrays of objects, of any class and any number of dimensions; and arrays of primitives other than bytes.
final class ArraySerializer extends Serializer<Object> {
    @Override
    public void write(Kryo kryo, Output out, Object array) {
        var graph = (Graph) kryo;
        var component = array.getClass().getComponentType();
        ClassTokens.write(graph, out, component);
        int length = Array.getLength(array);
        out.writeVarInt(length, true);
        for (int i = 0; i < length; i++) {
            if (component == int.class) {
                out.writeInt(((int[]) array)[i]);
            } else if (component == long.class) {
                out.writeLong(((long[]) array)[i]);
            } else if (component == double.class) {
                out.writeDouble(((double[]) array)[i]);
            } else {
                Primitives.write(graph, out, component, Array.get(array, i), "an array", "element " + i);
            }
        }
    }

    @Override
    public Object read(Kryo kryo, Input in, Class<? extends Object> ignored) {
        var graph = (Graph) kryo;
        var component = ClassTokens.read(graph, (CheckedInput) in);
        if (component == void.class) {
            throw new UnreadableObjectException("an array of void");
        }
        int length = ((CheckedInput) in).length(leastBytes(component));
        var array = Array.newInstance(component, length);
        kryo.reference(array);
        for (int i = 0; i < length; i++) {
            if (component == int.class) {
                ((int[]) array)[i] = in.readInt();
            } else if (component == long.class) {
                ((long[]) array)[i] = in.readLong();
            } else if (component == double.class) {
                ((double[]) array)[i] = in.readDouble();
            } else {
                Array.set(array, i, Primitives.read(graph, in, component));
            }
        }
        return array;
    }

    private static int leastBytes(Class<?> component) {
        if (component == long.class || component == double.class) {
            return 8;
        }
        return component == int.class || component == float.class
                ? 4
                : component == short.class || component == char.class ? 2 : 1;
    }
}
