package dev.vonk.kernel.encoding;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.data.Values;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.DecimalType;
import dev.vonk.runtime.type.MapType;
import dev.vonk.runtime.type.StructType;
import java.io.Serializable;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One field of a class: the column type that its Java type means, and the values on their way in and out.
///
/// @param nullable false for primitives only
record ValueCodec(DataType type, boolean nullable, Conversion conversion) implements Serializable {
    /// From what [Values] reads to what the class wants, and back.
    sealed interface Conversion extends Serializable {
        /// Both are the same object.
        record Same() implements Conversion {}

        /// An enum constant, by name.
        record EnumName(Class<?> type) implements Conversion {}

        record Single(Class<?> type) implements Conversion {}

        /// A list, set or array of something.
        record Many(Class<?> container, ValueCodec element) implements Conversion {}

        record Pairs(ValueCodec key, ValueCodec value) implements Conversion {}

        /// A record or bean inside another.
        record Nested(ClassCodec codec) implements Conversion {}
    }

    private static final Conversion SAME = new Conversion.Same();

    private static final Map<Class<?>, DataType> PLAIN = Map.ofEntries(Map.entry(Boolean.class, DataTypes.BooleanType),
            Map.entry(Byte.class, DataTypes.ByteType), Map.entry(Short.class, DataTypes.ShortType),
            Map.entry(Integer.class, DataTypes.IntegerType), Map.entry(Long.class, DataTypes.LongType),
            Map.entry(Float.class, DataTypes.FloatType), Map.entry(Double.class, DataTypes.DoubleType),
            Map.entry(boolean.class, DataTypes.BooleanType), Map.entry(byte.class, DataTypes.ByteType),
            Map.entry(short.class, DataTypes.ShortType), Map.entry(int.class, DataTypes.IntegerType),
            Map.entry(long.class, DataTypes.LongType), Map.entry(float.class, DataTypes.FloatType),
            Map.entry(double.class, DataTypes.DoubleType), Map.entry(String.class, DataTypes.StringType),
            Map.entry(byte[].class, DataTypes.BinaryType), Map.entry(LocalDate.class, DataTypes.DateType),
            Map.entry(Instant.class, DataTypes.TimestampType),
            Map.entry(LocalDateTime.class, DataTypes.TimestampNTZType),
            Map.entry(Period.class, DataTypes.YearMonthIntervalType),
            Map.entry(Duration.class, DataTypes.DayTimeIntervalType),
            Map.entry(BigDecimal.class, new DecimalType(38, 18)));

    /// The type of a class that is one plain value, null where it is not.
    static @Nullable DataType plainType(Class<?> type) {
        return PLAIN.get(type);
    }

    /// The codec of a Java type.
    ///
    /// @param where the field, for the message
    /// @throws DataException where values of the type have no column
    static ValueCodec of(Type type, String where) {
        return switch (type) {
            case Class<?> plain when PLAIN.containsKey(plain) ->
                new ValueCodec(PLAIN.get(plain), !plain.isPrimitive(), SAME);
            case Class<?> other -> ofClass(other, where);
            case ParameterizedType generic when generic.getRawType() instanceof Class<?> raw
                    && Collection.class.isAssignableFrom(raw) ->
                many(raw, generic.getActualTypeArguments()[0], where);
            case ParameterizedType generic when generic.getRawType() instanceof Class<?> raw
                    && Map.class.isAssignableFrom(raw) -> {
                var key = of(generic.getActualTypeArguments()[0], where);
                var value = of(generic.getActualTypeArguments()[1], where);
                yield new ValueCodec(new MapType(key.type, value.type, value.nullable), true,
                        new Conversion.Pairs(key, value));
            }
            default -> throw unsupported(type.getTypeName(), where);
        };
    }

    private static ValueCodec ofClass(Class<?> type, String where) {
        if (type == BigInteger.class) {
            return new ValueCodec(new DecimalType(38, 0), true, new Conversion.Single(type));
        }
        if (type == java.sql.Date.class) {
            return new ValueCodec(DataTypes.DateType, true, new Conversion.Single(type));
        }
        if (type == java.sql.Timestamp.class) {
            return new ValueCodec(DataTypes.TimestampType, true, new Conversion.Single(type));
        }
        if (type == char.class || type == Character.class) {
            return new ValueCodec(DataTypes.StringType, type == Character.class,
                    new Conversion.Single(Character.class));
        }
        if (type.isEnum()) {
            return new ValueCodec(DataTypes.StringType, true, new Conversion.EnumName(type));
        }
        if (type.isArray()) {
            return many(type, type.getComponentType(), where);
        }
        if (type.isRecord() || ClassCodec.isBean(type)) {
            var nested = ClassCodec.of(type);
            return new ValueCodec(nested.schema(), true, new Conversion.Nested(nested));
        }
        throw unsupported(type.getName(), where);
    }

    private static ValueCodec many(Class<?> container, Type element, String where) {
        var codec = of(element, where);
        return new ValueCodec(new ArrayType(codec.type, codec.nullable), true, new Conversion.Many(container, codec));
    }

    private static DataException unsupported(String type, String where) {
        return new DataException("ENCODER_NOT_FOUND", "No column can hold " + where + " of type " + type
                + ". Use primitives and their boxes, String, enums, BigDecimal, java.time types, List, Map, arrays, or records of them.");
    }

    /// Appends a field's value.
    void append(VectorBuilder builder, @Nullable Object value) {
        try {
            Values.append(builder, type, outward(value));
        } catch (IllegalArgumentException e) {
            throw new DataException("INVALID_VALUE", "A value does not fit its column: " + e.getMessage() + ".", e);
        }
    }

    /// What [Values] takes.
    private @Nullable Object outward(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        return switch (conversion) {
            case Conversion.Same() -> value;
            case Conversion.Single _ -> value;
            case Conversion.EnumName _ -> ((Enum<?>) value).name();
            case Conversion.Many(var container, var element) -> listOf(container, element, value);
            case Conversion.Pairs(var key, var each) -> {
                var map = new LinkedHashMap<@Nullable Object, @Nullable Object>();
                ((Map<?, ?>) value).forEach((k, v) -> map.put(key.outward(k), each.outward(v)));
                yield map;
            }
            case Conversion.Nested(var codec) -> codec.values(value);
        };
    }

    private static List<@Nullable Object> listOf(Class<?> container, ValueCodec element, Object value) {
        var list = new ArrayList<@Nullable Object>();
        if (container.isArray()) {
            for (int i = 0; i < java.lang.reflect.Array.getLength(value); i++) {
                list.add(element.outward(java.lang.reflect.Array.get(value, i)));
            }
        } else {
            ((Collection<?>) value).forEach(each -> list.add(element.outward(each)));
        }
        return list;
    }

    /// What the class wants, from what [Values] read.
    @Nullable
    Object inward(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        return switch (conversion) {
            case Conversion.Same() -> value;
            case Conversion.Single(var wanted) -> single(wanted, value);
            case Conversion.EnumName(var wanted) -> constant(wanted, (String) value);
            case Conversion.Many(var container, var element) -> container(container, element, (List<?>) value);
            case Conversion.Pairs(var key, var each) -> {
                var map = new LinkedHashMap<@Nullable Object, @Nullable Object>();
                ((Map<?, ?>) value).forEach((k, v) -> map.put(key.inward(k), each.inward(v)));
                yield map;
            }
            case Conversion.Nested(var codec) -> codec.create(((Row) value).toList());
        };
    }

    private static Object single(Class<?> wanted, Object value) {
        return switch (value) {
            case BigDecimal decimal when wanted == BigInteger.class -> decimal.toBigInteger();
            case LocalDate date -> java.sql.Date.valueOf(date);
            case Instant instant -> java.sql.Timestamp.from(instant);
            case String text -> text.isEmpty() ? ' ' : text.charAt(0);
            default -> value;
        };
    }

    private static Object constant(Class<?> type, String name) {
        for (var constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new DataException("INVALID_VALUE",
                "`" + name + "` is not a constant of enum " + type.getSimpleName() + "; it has "
                        + java.util.Arrays.toString(type.getEnumConstants()) + ".");
    }

    private static Object container(Class<?> container, ValueCodec element, List<?> values) {
        if (container.isArray()) {
            var array = java.lang.reflect.Array.newInstance(container.getComponentType(), values.size());
            for (int i = 0; i < values.size(); i++) {
                java.lang.reflect.Array.set(array, i, element.inward(values.get(i)));
            }
            return array;
        }
        var converted = new ArrayList<@Nullable Object>(values.size());
        values.forEach(value -> converted.add(element.inward(value)));
        return Set.class.isAssignableFrom(container) ? new LinkedHashSet<>(converted) : converted;
    }

    StructType single(String name) {
        return new StructType().add(name, type, nullable);
    }
}
