package dev.vonk.runtime.code.pack;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Objects as their fields, those of parents first, transient ones left out; made again without their constructor.
final class FieldsSerializer extends Serializer<Object> {
    private final Class<?> type;
    private final List<Field> fields;

    FieldsSerializer(Class<?> type) {
        this.type = type;
        this.fields = fieldsOf(type);
    }

    /// The fields that travel; of parents in the JDK none.
    static List<Field> fieldsOf(Class<?> type) {
        var fields = new ArrayList<Field>();
        for (Class<?> each = type; each != null && !Distribution.isOfTheJdk(each); each = each.getSuperclass()) {
            fields.addAll(0, Arrays.stream(each.getDeclaredFields())
                    .filter(field -> (field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0)
                    .sorted(Comparator.comparing(Field::getName)).toList());
        }
        fields.forEach(field -> field.setAccessible(true));
        return List.copyOf(fields);
    }

    Stream<String> shape() {
        return fields.stream().map(field -> field.getName() + " " + field.getType().getName());
    }

    @Override
    public void write(Kryo kryo, Output out, Object object) {
        write((Graph) kryo, out, object, fields, Names.of(type));
    }

    static void write(Graph graph, Output out, Object object, List<Field> fields, String holder) {
        for (var field : fields) {
            try {
                Primitives.write(graph, out, field.getType(), field.get(object), holder, field.getName());
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("a field that cannot be read: " + field, e);
            }
        }
    }

    @Override
    public Object read(Kryo kryo, Input in, Class<? extends Object> ignored) {
        var object = kryo.newInstance(type);
        kryo.reference(object);
        read((Graph) kryo, in, object, fields);
        return object;
    }

    static void read(Graph graph, Input in, Object object, List<Field> fields) {
        for (var field : fields) {
            try {
                field.set(object, Primitives.read(graph, in, field.getType()));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("a field that cannot be set: " + field, e);
            }
        }
    }
}
