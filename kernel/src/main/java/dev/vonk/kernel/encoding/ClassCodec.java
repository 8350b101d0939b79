package dev.vonk.kernel.encoding;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.type.StructType;
import java.beans.IntrospectionException;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The fields of a record (its components, in order) or of a bean (its properties, by name).
final class ClassCodec implements Serializable {
    private final Class<?> type;
    private final StructType schema;
    private final List<ValueCodec> fields;
    private transient @Nullable Members members;

    /// What reflection found; found again after travelling.
    private record Members(List<Method> getters, Constructor<?> constructor, List<Method> setters) {}

    private ClassCodec(Class<?> type, StructType schema, List<ValueCodec> fields) {
        this.type = type;
        this.schema = schema;
        this.fields = fields;
    }

    static boolean isBean(Class<?> type) {
        return !type.isInterface() && !type.isPrimitive() && !type.getName().startsWith("java.")
                && !properties(type).isEmpty();
    }

    /// @throws DataException where the class is neither a record nor a bean, or a field has no column type
    static ClassCodec of(Class<?> type) {
        var schema = new StructType();
        var fields = new ArrayList<ValueCodec>();
        if (type.isRecord()) {
            for (var component : type.getRecordComponents()) {
                var codec = ValueCodec.of(component.getGenericType(),
                        "component " + component.getName() + " of " + type.getSimpleName());
                fields.add(codec);
                schema = schema.add(component.getName(), codec.type(), codec.nullable());
            }
        } else if (isBean(type)) {
            for (var property : properties(type)) {
                var codec = ValueCodec.of(property.getReadMethod().getGenericReturnType(),
                        "property " + property.getName() + " of " + type.getSimpleName());
                fields.add(codec);
                schema = schema.add(property.getName(), codec.type(), codec.nullable());
            }
        } else {
            throw new DataException("ENCODER_NOT_FOUND", type.getName()
                    + " is neither a record nor a bean with getters and setters. Make it a record: record "
                    + type.getSimpleName() + "(...) {}.");
        }
        return new ClassCodec(type, schema, List.copyOf(fields));
    }

    private static List<PropertyDescriptor> properties(Class<?> type) {
        try {
            return Arrays.stream(Introspector.getBeanInfo(type, Object.class).getPropertyDescriptors())
                    .filter(property -> property.getReadMethod() != null && property.getWriteMethod() != null)
                    .sorted(Comparator.comparing(PropertyDescriptor::getName)).toList();
        } catch (IntrospectionException e) {
            throw new IllegalStateException("cannot look into " + type.getName(), e);
        }
    }

    Class<?> type() {
        return type;
    }

    StructType schema() {
        return schema;
    }

    List<ValueCodec> fields() {
        return fields;
    }

    /// The values of an object's fields.
    List<@Nullable Object> values(Object object) {
        var values = new ArrayList<@Nullable Object>(fields.size());
        for (var getter : members().getters()) {
            values.add(invoke(getter, object));
        }
        return values;
    }

    /// An object of these field values, as [dev.vonk.runtime.data.Values] read them.
    Object create(List<? extends @Nullable Object> raw) {
        var values = new @Nullable Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = fields.get(i).inward(raw.get(i));
            if (values[i] == null && !fields.get(i).nullable()) {
                throw new DataException("NOT_NULL_ASSERT_VIOLATION", "Column " + schema.field(i).name()
                        + " is null, and "
                        + type.getSimpleName() + "." + schema.field(i).name()
                        + " is a primitive that cannot be. Declare it with its box (Integer, Long, Double ...) or filter nulls out first.");
            }
        }
        return create(values);
    }

    private Object create(@Nullable Object[] values) {
        try {
            if (type.isRecord()) {
                return members().constructor().newInstance(values);
            }
            var bean = members().constructor().newInstance();
            for (int i = 0; i < values.length; i++) {
                members().setters().get(i).invoke(bean, values[i]);
            }
            return bean;
        } catch (InvocationTargetException e) {
            throw new DataException("FAILED_EXECUTE_UDF",
                    "The constructor of " + type.getSimpleName() + " failed for " + Arrays.toString(values) + ": "
                            + e.getCause(),
                    e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type.getName(), e);
        }
    }

    private static @Nullable Object invoke(Method getter, Object object) {
        try {
            return getter.invoke(object);
        } catch (InvocationTargetException e) {
            throw new DataException("FAILED_EXECUTE_UDF",
                    getter.getName() + "() of " + object + " failed: " + e.getCause(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot call " + getter, e);
        }
    }

    private Members members() {
        var found = members;
        if (found == null) {
            found = type.isRecord() ? recordMembers() : beanMembers();
            members = found;
        }
        return found;
    }

    private Members recordMembers() {
        try {
            var components = type.getRecordComponents();
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            var getters = Arrays.stream(components).map(RecordComponent::getAccessor).toList();
            getters.forEach(getter -> getter.setAccessible(true));
            return new Members(getters, constructor, List.of());
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record without its constructor: " + type.getName(), e);
        }
    }

    private Members beanMembers() {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            var properties = properties(type);
            var getters = properties.stream().map(PropertyDescriptor::getReadMethod).toList();
            var setters = properties.stream().map(PropertyDescriptor::getWriteMethod).toList();
            getters.forEach(getter -> getter.setAccessible(true));
            setters.forEach(setter -> setter.setAccessible(true));
            return new Members(getters, constructor, setters);
        } catch (NoSuchMethodException e) {
            throw new DataException("ENCODER_NOT_FOUND",
                    type.getSimpleName() + " has no constructor without parameters, which a bean needs.");
        }
    }
}
