package dev.vonk.runtime.data;

import dev.vonk.runtime.type.StructType;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One row: values in the order of the schema's fields. Values are Java's: `Boolean`, `Byte` to `Long`, `Float`,
/// `Double`, `BigDecimal`, `String`, `byte[]`, `LocalDate` (date), `Instant` (timestamp), `LocalDateTime`
/// (timestamp_ntz), `Period` and `Duration` (intervals), `List`, `Map`, `Row` (struct), and null.
///
/// ```java
/// Row row = df.first();
/// long id = row.getLong(0);
/// String name = row.getAs("name");
/// ```
public final class Row implements Serializable {
    private final StructType schema;
    private final @Nullable Object[] values;

    private Row(StructType schema, @Nullable Object[] values) {
        this.schema = schema;
        this.values = values;
    }

    /// A row of these values under a schema of as many fields.
    public static Row of(StructType schema, @Nullable Object... values) {
        if (schema.size() != values.length) {
            throw new IllegalArgumentException(
                    "a row of " + values.length + " values does not fit a schema of " + schema.size() + " fields");
        }
        return new Row(schema, values.clone());
    }

    /// A row without names, to be given a schema by `createDataFrame`. Its fields are called `_1`, `_2` and so on.
    public static Row create(@Nullable Object... values) {
        var schema = new StructType();
        for (int i = 0; i < values.length; i++) {
            schema = schema.add("_" + (i + 1), dev.vonk.runtime.type.DataTypes.NullType);
        }
        return new Row(schema, values.clone());
    }

    public StructType schema() {
        return schema;
    }

    public int length() {
        return values.length;
    }

    public int size() {
        return values.length;
    }

    /// The value of field `index`, counted from 0.
    public @Nullable Object get(int index) {
        if (index < 0 || index >= values.length) {
            throw new IndexOutOfBoundsException("field " + index + " of a row of " + values.length + " fields ("
                    + String.join(", ", schema.names()) + "); fields count from 0");
        }
        return values[index];
    }

    /// The place of the field called `name`.
    ///
    /// @throws IllegalArgumentException where there is none
    public int fieldIndex(String name) {
        return schema.fieldIndex(name);
    }

    public boolean isNullAt(int index) {
        return get(index) == null;
    }

    /// The value of field `index`, as the type the caller expects.
    ///
    /// @throws ClassCastException where it is of another type
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"})
    public <T> T getAs(int index) {
        return (T) get(index);
    }

    /// The value of the field called `name`.
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public <T> T getAs(String name) {
        return getAs(fieldIndex(name));
    }

    public boolean getBoolean(int index) {
        return (Boolean) present(index);
    }

    public byte getByte(int index) {
        return (Byte) present(index);
    }

    public short getShort(int index) {
        return (Short) present(index);
    }

    public int getInt(int index) {
        return (Integer) present(index);
    }

    public long getLong(int index) {
        return (Long) present(index);
    }

    public float getFloat(int index) {
        return (Float) present(index);
    }

    public double getDouble(int index) {
        return (Double) present(index);
    }

    public @Nullable String getString(int index) {
        return (String) get(index);
    }

    public @Nullable BigDecimal getDecimal(int index) {
        return (BigDecimal) get(index);
    }

    public @Nullable LocalDate getLocalDate(int index) {
        return (LocalDate) get(index);
    }

    public @Nullable Instant getInstant(int index) {
        return (Instant) get(index);
    }

    public @Nullable Row getStruct(int index) {
        return (Row) get(index);
    }

    @SuppressWarnings("unchecked")
    public <T> @Nullable List<T> getList(int index) {
        return (List<T>) get(index);
    }

    @SuppressWarnings("unchecked")
    public <K, V> @Nullable Map<K, V> getMap(int index) {
        return (Map<K, V>) get(index);
    }

    private Object present(int index) {
        var value = get(index);
        if (value == null) {
            throw new NullPointerException("field " + index + " (" + schema.field(index).name()
                    + ") is null; test with isNullAt(" + index + ") first");
        }
        return value;
    }

    /// The values, in order, as a list that cannot be changed.
    public List<@Nullable Object> toList() {
        return Collections.unmodifiableList(Arrays.asList(values));
    }

    /// The values in text, `separator` between them.
    public String mkString(String separator) {
        return Arrays.stream(values).map(String::valueOf).collect(Collectors.joining(separator));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Row row && Arrays.deepEquals(values, row.values);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(values);
    }

    /// `[value,value]`, as Spark prints it.
    @Override
    public String toString() {
        return "[" + mkString(",") + "]";
    }
}
