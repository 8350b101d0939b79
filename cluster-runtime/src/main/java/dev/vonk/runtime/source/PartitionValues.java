package dev.vonk.runtime.source;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.DecimalType;
import dev.vonk.runtime.type.MapType;
import dev.vonk.runtime.type.StructField;
import dev.vonk.runtime.type.StructType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The values in folder names: which type they have in common, and each of them as that type.
final class PartitionValues {
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");
    private static final Pattern FRACTION = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private PartitionValues() {
    }

    /// The narrowest of int, bigint, double, date and string that all texts can be read as.
    static DataType commonType(List<@Nullable String> texts) {
        var present = texts.stream().filter(Objects::nonNull).map(Objects::requireNonNull).distinct().toList();
        if (present.isEmpty()) {
            return DataTypes.StringType;
        }
        if (present.stream().allMatch(text -> WHOLE.matcher(text).matches())) {
            boolean small = present.stream().mapToLong(Long::parseLong).allMatch(value -> value == (int) value);
            return small ? DataTypes.IntegerType : DataTypes.LongType;
        }
        if (present.stream().allMatch(text -> FRACTION.matcher(text).matches())) {
            return DataTypes.DoubleType;
        }
        return present.stream().allMatch(PartitionValues::isDate) ? DataTypes.DateType : DataTypes.StringType;
    }

    private static boolean isDate(String text) {
        if (!DATE.matcher(text).matches()) {
            return false;
        }
        try {
            return LocalDate.parse(text) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /// The text as a value of the field's type, as [dev.vonk.runtime.data.Row] holds it.
    static @Nullable Object parse(StructField field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return parse(field.dataType(), text);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new DataException("INVALID_PARTITION_VALUE", "The folder `" + field.name() + "=" + text
                    + "` has no value of type " + field.dataType().simpleString()
                    + ". Give the column another type in the schema, or string.", e);
        }
    }

    private static Object parse(DataType type, String text) {
        return switch (type) {
            case DataType.NullType _,DataType.StringType _ -> text;
            case DataType.BooleanType _ -> switch (text.toLowerCase(Locale.ROOT)) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException(text);
            };
            case DataType.ByteType _ -> Byte.parseByte(text);
            case DataType.ShortType _ -> Short.parseShort(text);
            case DataType.IntegerType _ -> Integer.parseInt(text);
            case DataType.LongType _ -> Long.parseLong(text);
            case DataType.FloatType _ -> Float.parseFloat(text);
            case DataType.DoubleType _ -> Double.parseDouble(text);
            case DecimalType decimal -> new BigDecimal(text).setScale(decimal.scale(), RoundingMode.UNNECESSARY);
            case DataType.BinaryType _ -> text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            case DataType.DateType _ -> LocalDate.parse(text);
            case DataType.TimestampType _ -> Instant.parse(text.replace(' ', 'T'));
            case DataType.TimestampNtzType _ -> LocalDateTime.parse(text.replace(' ', 'T'));
            case DataType.YearMonthIntervalType _,DataType.DayTimeIntervalType _,ArrayType _,MapType _,StructType _ ->
                throw new IllegalArgumentException(text);
        };
    }
}
