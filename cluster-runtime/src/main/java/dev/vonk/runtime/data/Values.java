package dev.vonk.runtime.data;

import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DecimalType;
import dev.vonk.runtime.type.MapType;
import dev.vonk.runtime.type.StructType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Single values between vectors and Java objects: the border where rows are shown, collected or given.
/// Which Java class stands for which type is said at [Row].
public final class Values {
    private Values() {
    }

    /// Row `row` of `vector`, whose values are of `type`.
    public static @Nullable Object read(Vector vector, DataType type, int row) {
        if (vector.isNull(row)) {
            return null;
        }
        return switch (vector) {
            case DictionaryVector dictionary -> read(dictionary.dictionary(), type, dictionary.code(row));
            case ConstantVector constant -> read(constant.value(), type, 0);
            case ByteVector _,ShortVector _,IntVector _,LongVector _,FloatVector _,DoubleVector _,Decimal128Vector _,BytesVector _,ListVector _,StructVector _,NarrowVector _ ->
                readPresent(vector, type, row);
        };
    }

    private static @Nullable Object readPresent(Vector vector, DataType type, int row) {
        return switch (type) {
            case DataType.NullType _ -> null;
            case DataType.BooleanType _ -> Vectors.longAt(vector, row) != 0;
            case DataType.ByteType _ -> (byte) Vectors.longAt(vector, row);
            case DataType.ShortType _ -> (short) Vectors.longAt(vector, row);
            case DataType.IntegerType _ -> (int) Vectors.longAt(vector, row);
            case DataType.LongType _ -> Vectors.longAt(vector, row);
            case DataType.FloatType _ -> (float) Vectors.doubleAt(vector, row);
            case DataType.DoubleType _ -> Vectors.doubleAt(vector, row);
            case DecimalType decimal -> vector instanceof Decimal128Vector wide
                    ? new BigDecimal(wide.get(row), decimal.scale())
                    : BigDecimal.valueOf(Vectors.longAt(vector, row), decimal.scale());
            case DataType.StringType _ -> ((BytesVector) vector).string(row);
            case DataType.BinaryType _ -> ((BytesVector) vector).copy(row);
            case DataType.DateType _ -> LocalDate.ofEpochDay(Vectors.longAt(vector, row));
            case DataType.TimestampType _ -> instant(Vectors.longAt(vector, row));
            case DataType.TimestampNtzType _ ->
                LocalDateTime.ofInstant(instant(Vectors.longAt(vector, row)), ZoneOffset.UTC);
            case DataType.YearMonthIntervalType _ -> Period.ofMonths((int) Vectors.longAt(vector, row)).normalized();
            case DataType.DayTimeIntervalType _ ->
                Duration.of(Vectors.longAt(vector, row), java.time.temporal.ChronoUnit.MICROS);
            case ArrayType(var element, var _) -> readList((ListVector) vector, element, row);
            case MapType map -> readMap((ListVector) vector, map, row);
            case StructType struct -> readStruct((StructVector) vector, struct, row);
        };
    }

    private static List<@Nullable Object> readList(ListVector list, DataType element, int row) {
        var out = new ArrayList<@Nullable Object>(list.size(row));
        for (int i = 0; i < list.size(row); i++) {
            out.add(read(list.child(), element, list.start(row) + i));
        }
        return out;
    }

    private static Map<@Nullable Object, @Nullable Object> readMap(ListVector list, MapType map, int row) {
        var entries = (StructVector) list.child();
        var out = new LinkedHashMap<@Nullable Object, @Nullable Object>();
        for (int i = list.start(row); i < list.start(row) + list.size(row); i++) {
            out.put(read(entries.fields().get(0), map.keyType(), i), read(entries.fields().get(1), map.valueType(), i));
        }
        return out;
    }

    private static Row readStruct(StructVector struct, StructType type, int row) {
        var values = new @Nullable Object[type.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = read(struct.fields().get(i), type.field(i).dataType(), row);
        }
        return Row.of(type, values);
    }

    /// The `index`th row that counts of a batch under `schema`.
    public static Row readRow(Batch batch, StructType schema, int index) {
        int row = batch.row(index);
        var values = new @Nullable Object[schema.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = read(batch.column(i), schema.field(i).dataType(), row);
        }
        return Row.of(schema, values);
    }

    /// Microseconds since 1970 as an instant.
    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
    }

    /// An instant as microseconds since 1970; finer parts are cut.
    public static long micros(Instant instant) {
        return micros(instant.getEpochSecond(), instant.getNano());
    }

    /// The least long is reached from above, where a second more than its own fits.
    private static long micros(long seconds, int nanos) {
        return seconds < 0
                ? Math.addExact(Math.multiplyExact(seconds + 1, 1_000_000L), nanos / 1_000 - 1_000_000L)
                : Math.addExact(Math.multiplyExact(seconds, 1_000_000L), nanos / 1_000);
    }

    /// A length of time in microseconds; finer parts are cut.
    ///
    /// @throws DataException where it is longer than 64 bits hold, which is some 292,000 years
    public static long micros(Duration duration) {
        var micros = BigInteger.valueOf(duration.getSeconds()).multiply(BigInteger.valueOf(1_000_000))
                .add(BigInteger.valueOf(duration.getNano() / 1_000));
        if (micros.bitLength() > 63) {
            throw new DataException("INTERVAL_ARITHMETIC_OVERFLOW.WITHOUT_SUGGESTION", "An interval of "
                    + duration.toDays() + " days is longer than the longest there is, 106,751,991 days.");
        }
        return micros.longValue();
    }

    /// Appends a Java value of `type` to a builder of that type.
    ///
    /// @throws IllegalArgumentException where the value is of another type; it names both
    public static void append(VectorBuilder builder, DataType type, @Nullable Object value) {
        switch (value) {
            case null -> builder.appendNull();
            case Boolean bool when type instanceof DataType.BooleanType -> builder.appendLong(bool ? 1 : 0);
            case BigDecimal decimal when type instanceof DecimalType target -> appendDecimal(builder, target, decimal);
            case BigInteger integer when type instanceof DecimalType target ->
                appendDecimal(builder, target, new BigDecimal(integer));
            case Number number when type.isNumeric() -> appendNumber(builder, type, number);
            case String text when type instanceof DataType.StringType -> appendUtf8(builder, text);
            case Character letter when type instanceof DataType.StringType -> appendUtf8(builder, letter.toString());
            case Enum<?> constant when type instanceof DataType.StringType -> appendUtf8(builder, constant.name());
            case byte[] bytes when type instanceof DataType.BinaryType -> builder.appendBytes(bytes, 0, bytes.length);
            case LocalDate date when type instanceof DataType.DateType -> builder.appendLong(date.toEpochDay());
            case java.sql.Timestamp timestamp when type instanceof DataType.TimestampType ->
                builder.appendLong(micros(timestamp.toInstant()));
            case java.sql.Date date when type instanceof DataType.DateType ->
                builder.appendLong(date.toLocalDate().toEpochDay());
            case Instant instant when type instanceof DataType.TimestampType -> builder.appendLong(micros(instant));
            case LocalDateTime local when type instanceof DataType.TimestampNtzType ->
                builder.appendLong(micros(local.toInstant(ZoneOffset.UTC)));
            case Period period when type instanceof DataType.YearMonthIntervalType ->
                builder.appendLong(period.toTotalMonths());
            case Duration duration when type instanceof DataType.DayTimeIntervalType ->
                builder.appendLong(micros(duration));
            case Collection<?> list when type instanceof ArrayType array -> appendList(builder, array, list);
            case Object[] array when type instanceof ArrayType target ->
                appendList(builder, target, java.util.Arrays.asList(array));
            case Map<?, ?> map when type instanceof MapType target -> appendMap(builder, target, map);
            case Row row when type instanceof StructType struct -> appendStruct(builder, struct, row.toList());
            case List<?> list when type instanceof StructType struct -> appendStruct(builder, struct, list);
            default -> throw new IllegalArgumentException("a " + value.getClass().getSimpleName() + " (" + value
                    + ") is not a value of type " + type.simpleString());
        }
    }

    private static void appendUtf8(VectorBuilder builder, String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        builder.appendBytes(utf8, 0, utf8.length);
    }

    private static void appendNumber(VectorBuilder builder, DataType type, Number number) {
        switch (PhysicalType.of(type)) {
            case FLOAT, DOUBLE -> builder.appendDouble(number.doubleValue());
            case BYTE, SHORT, INT, LONG -> {
                if (type instanceof DecimalType decimal) {
                    appendDecimal(builder, decimal, new BigDecimal(number.toString()));
                } else if (number instanceof Double || number instanceof Float) {
                    throw new IllegalArgumentException(
                            "the fraction " + number + " is not a value of type " + type.simpleString());
                } else {
                    builder.appendLong(inRange(type, number.longValue()));
                }
            }
            case DECIMAL128 -> appendDecimal(builder, (DecimalType) type, new BigDecimal(number.toString()));
            case BYTES, LIST, STRUCT ->
                throw new IllegalArgumentException("a number is not a value of type " + type.simpleString());
        }
    }

    private static long inRange(DataType type, long value) {
        boolean fits = switch (PhysicalType.of(type)) {
            case BYTE -> value == (byte) value;
            case SHORT -> value == (short) value;
            case INT -> value == (int) value;
            case LONG, FLOAT, DOUBLE, DECIMAL128, BYTES, LIST, STRUCT -> true;
        };
        if (!fits) {
            throw new IllegalArgumentException(
                    "[NUMERIC_VALUE_OUT_OF_RANGE] " + value + " does not fit type " + type.simpleString());
        }
        return value;
    }

    /// Appends a decimal rounded half up to the type's scale.
    ///
    /// @throws IllegalArgumentException where it has more digits than the type
    public static void appendDecimal(VectorBuilder builder, DecimalType type, BigDecimal value) {
        var scaled = value.setScale(type.scale(), RoundingMode.HALF_UP);
        if (scaled.precision() > type.precision()) {
            throw new IllegalArgumentException("[NUMERIC_VALUE_OUT_OF_RANGE] " + value.toPlainString()
                    + " does not fit type " + type.simpleString());
        }
        var unscaled = scaled.unscaledValue();
        if (type.isLong()) {
            builder.appendLong(unscaled.longValueExact());
        } else {
            builder.appendDecimal(unscaled.shiftRight(64).longValue(), unscaled.longValue());
        }
    }

    private static void appendList(VectorBuilder builder, ArrayType type, Collection<?> list) {
        for (var element : list) {
            append(builder.elements(), type.elementType(), element);
        }
        builder.endList();
    }

    private static void appendMap(VectorBuilder builder, MapType type, Map<?, ?> map) {
        for (var entry : map.entrySet()) {
            append(builder.elements().field(0), type.keyType(), entry.getKey());
            append(builder.elements().field(1), type.valueType(), entry.getValue());
            builder.elements().endStruct();
        }
        builder.endList();
    }

    private static void appendStruct(VectorBuilder builder, StructType type, List<?> values) {
        for (int i = 0; i < type.size(); i++) {
            append(builder.field(i), type.field(i).dataType(), values.get(i));
        }
        builder.endStruct();
    }

    /// A flat vector of one row that holds `value`, for constants.
    public static Vector single(DataType type, @Nullable Object value) {
        var builder = VectorBuilder.of(type, 1);
        append(builder, type, value);
        return builder.build();
    }
}
