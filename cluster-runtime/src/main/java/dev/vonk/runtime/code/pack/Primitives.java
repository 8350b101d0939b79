package dev.vonk.runtime.code.pack;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Values of fields by the fields' declared types: primitives as they are, all else with its class.
final class Primitives {
    private Primitives() {
    }

    /// @param holder printed where the value cannot travel
    static void write(Graph graph, Output out, Class<?> type, @Nullable Object value, Object holder, String name) {
        if (!type.isPrimitive()) {
            try {
                graph.writeClassAndObject(out, value);
            } catch (Unserialisable e) {
                throw e.in("`" + name + "` of " + holder);
            }
            return;
        }
        Objects.requireNonNull(value);
        if (type == int.class) {
            out.writeVarInt((Integer) value, false);
        } else if (type == long.class) {
            out.writeVarLong((Long) value, false);
        } else if (type == boolean.class) {
            out.writeBoolean((Boolean) value);
        } else if (type == double.class) {
            out.writeDouble((Double) value);
        } else if (type == float.class) {
            out.writeFloat((Float) value);
        } else if (type == short.class) {
            out.writeShort((Short) value);
        } else if (type == byte.class) {
            out.writeByte((Byte) value);
        } else {
            out.writeChar((Character) value);
        }
    }

    static @Nullable Object read(Graph graph, Input in, Class<?> type) {
        if (!type.isPrimitive()) {
            return graph.readClassAndObject(in);
        }
        if (type == int.class) {
            return in.readVarInt(false);
        } else if (type == long.class) {
            return in.readVarLong(false);
        } else if (type == boolean.class) {
            return in.readBoolean();
        } else if (type == double.class) {
            return in.readDouble();
        } else if (type == float.class) {
            return in.readFloat();
        } else if (type == short.class) {
            return in.readShort();
        } else if (type == byte.class) {
            return in.readByte();
        } else {
            return in.readChar();
        }
    }
}
