package dev.vonk.runtime.code.pack;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import dev.vonk.runtime.code.AccumulatorV2;
import java.lang.reflect.Field;
import java.util.List;

/// Accumulators of users' own making: their number and name, and the fields of one like it without content.
final class AccumulatorSerializer extends Serializer<AccumulatorV2<?, ?>> {
    private final Class<?> type;
    private final List<Field> fields;

    AccumulatorSerializer(Class<?> type) {
        this.type = type;
        this.fields = FieldsSerializer.fieldsOf(type);
    }

    @Override
    public void write(Kryo kryo, Output out, AccumulatorV2<?, ?> accumulator) {
        SharedTypes.writeName(out, accumulator);
        var zero = accumulator.copyAndReset();
        if (zero.getClass() != type) {
            throw new Unserialisable("The copy of a " + Names.of(type) + " is a " + Names.of(zero.getClass()) + ".",
                    "Let copy() and copyAndReset() of an accumulator give one of the same class.");
        }
        ((Graph) kryo).travellers().met(accumulator);
        FieldsSerializer.write((Graph) kryo, out, zero, fields, Names.of(type));
    }

    @Override
    public AccumulatorV2<?, ?> read(Kryo kryo, Input in, Class<? extends AccumulatorV2<?, ?>> ignored) {
        var accumulator = (AccumulatorV2<?, ?>) kryo.newInstance(type);
        kryo.reference(accumulator);
        SharedTypes.readName((CheckedInput) in, accumulator);
        FieldsSerializer.read((Graph) kryo, in, accumulator, fields);
        ((Graph) kryo).arrivals().met(accumulator);
        return accumulator;
    }
}
