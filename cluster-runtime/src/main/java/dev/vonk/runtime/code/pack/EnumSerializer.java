package dev.vonk.runtime.code.pack;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;

/// Constants of an enum by their place.
final class EnumSerializer extends Serializer<Object> {
    private final Class<?> type;

    EnumSerializer(Class<?> type) {
        super(false, true);
        this.type = type;
    }

    @Override
    public void write(Kryo kryo, Output out, Object object) {
        out.writeVarInt(((Enum<?>) object).ordinal(), true);
    }

    @Override
    public Object read(Kryo kryo, Input in, Class<? extends Object> ignored) {
        return constant(type, in.readVarInt(true));
    }

    static Object constant(Class<?> type, int place) {
        var constants = type.getEnumConstants();
        if (constants == null || place < 0 || place >= constants.length) {
            throw new UnreadableObjectException(type.getName() + " has no constant " + place);
        }
        return constants[place];
    }
}
