package dev.vonk.kernel.protocol;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The components of a class of records: between such a record and a tree of JSON values. The classes come from the
/// messages' own declarations, never from a text.
final class RecordShape {
    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return new RecordShape(type);
        }
    };

    private final Class<?> type;
    private final RecordComponent[] components;
    private final Constructor<?> constructor;

    private RecordShape(Class<?> type) {
        this.type = type;
        this.components = type.getRecordComponents();
        try {
            this.constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(type + " has no canonical constructor", impossible);
        }
    }

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    Map<String, @Nullable Object> tree(Record message) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        for (RecordComponent component : components) {
            tree.put(component.getName(), written(value(message, component)));
        }
        return tree;
    }

    private static @Nullable Object written(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Record part -> of(part.getClass()).tree(part);
            case Enum<?> constant -> constant.name();
            case Duration duration -> duration.toString();
            case Optional<?> optional -> written(optional.orElse(null));
            case List<?> list -> {
                List<@Nullable Object> items = new ArrayList<>(list.size());
                list.forEach(item -> items.add(written(item)));
                yield items;
            }
            default -> value;
        };
    }

    /// The same record with another value in one component.
    Record with(Record message, String name, Object changed) {
        return make(Arrays.stream(components)
                .map(each -> each.getName().equals(name) ? changed : value(message, each)).toArray());
    }

    /// @param tree may hold more than the components, which is ignored
    /// @throws MessageException where a component lacks or is of another type
    Record record(Map<String, @Nullable Object> tree) {
        var values = new @Nullable Object[components.length];
        for (int index = 0; index < components.length; index++) {
            values[index] = component(components[index], tree);
        }
        return make(values);
    }

    private @Nullable Object component(RecordComponent component, Map<String, @Nullable Object> tree) {
        String name = component.getName();
        Object value = tree.get(name);
        if (value != null || component.getType() == Optional.class) {
            return read(component.getGenericType(), value, type.getSimpleName() + "." + name);
        }
        if (!tree.containsKey(name) || !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            throw new MessageException(type.getSimpleName() + " needs a value for " + name);
        }
        return null;
    }

    private Record make(@Nullable Object[] values) {
        try {
            return (Record) constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            throw new MessageException(type.getSimpleName() + " cannot hold these values", refused.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("cannot make a " + type, impossible);
        }
    }

    private static @Nullable Object value(Record message, RecordComponent component) {
        try {
            return component.getAccessor().invoke(message);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("cannot read " + component, impossible);
        }
    }

    private static @Nullable Object read(Type type, @Nullable Object value, String where) {
        if (type instanceof ParameterizedType generic) {
            return readGeneric(generic, value, where);
        }
        Class<?> wanted = (Class<?>) type;
        if (wanted == Object.class) {
            return value;
        }
        if (value == null) {
            throw new MessageException(where + " must not be null");
        }
        return readPlain(wanted, value, where);
    }

    private static Object readGeneric(ParameterizedType type, @Nullable Object value, String where) {
        Type[] inner = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) {
            return value == null ? Optional.empty() : Optional.ofNullable(read(inner[0], value, where));
        }
        if (type.getRawType() == List.class && value instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>(list.size());
            list.forEach(item -> items.add(read(inner[0], item, where)));
            return items;
        }
        if (type.getRawType() == Map.class && value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
            map.forEach((key, item) -> entries.put(key, read(inner[1], item, where)));
            return entries;
        }
        throw wrongType(where, type);
    }

    private static Object readPlain(Class<?> wanted, Object value, String where) {
        if (wanted == String.class && value instanceof String || isFlag(wanted) && value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number number) {
            return readNumber(wanted, number, where);
        }
        if (wanted.isRecord() && value instanceof Map<?, ?>) {
            return of(wanted).record(JsonTree.object(value, where));
        }
        if (value instanceof String text) {
            return readText(wanted, text, where);
        }
        throw wrongType(where, wanted);
    }

    private static boolean isFlag(Class<?> wanted) {
        return wanted == boolean.class || wanted == Boolean.class;
    }

    private static Object readNumber(Class<?> wanted, Number number, String where) {
        boolean whole = number instanceof Integer || number instanceof Long;
        if (wanted == double.class || wanted == Double.class) {
            return number.doubleValue();
        }
        if (whole && (wanted == long.class || wanted == Long.class)) {
            return number.longValue();
        }
        if (number instanceof Integer && (wanted == int.class || wanted == Integer.class)) {
            return number;
        }
        throw wrongType(where, wanted);
    }

    private static Object readText(Class<?> wanted, String text, String where) {
        if (wanted == Duration.class) {
            try {
                return Duration.parse(text);
            } catch (DateTimeException | ArithmeticException none) {
                throw new MessageException(where + " is no duration", none);
            }
        }
        if (wanted.isEnum()) {
            return Arrays.stream(wanted.getEnumConstants()).filter(each -> ((Enum<?>) each).name().equals(text))
                    .findFirst().orElseThrow(() -> wrongType(where, wanted));
        }
        throw wrongType(where, wanted);
    }

    private static MessageException wrongType(String where, Type wanted) {
        return new MessageException(where + " is no " + wanted.getTypeName());
    }
}
