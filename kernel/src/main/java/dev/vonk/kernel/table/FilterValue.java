package dev.vonk.kernel.table;

import dev.vonk.kernel.protocol.TableQuery.Filter;
import dev.vonk.kernel.protocol.TableQuery.Test;
import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataType.BinaryType;
import dev.vonk.runtime.type.DataType.BooleanType;
import dev.vonk.runtime.type.DataType.ByteType;
import dev.vonk.runtime.type.DataType.DateType;
import dev.vonk.runtime.type.DataType.DayTimeIntervalType;
import dev.vonk.runtime.type.DataType.DoubleType;
import dev.vonk.runtime.type.DataType.FloatType;
import dev.vonk.runtime.type.DataType.IntegerType;
import dev.vonk.runtime.type.DataType.LongType;
import dev.vonk.runtime.type.DataType.NullType;
import dev.vonk.runtime.type.DataType.ShortType;
import dev.vonk.runtime.type.DataType.StringType;
import dev.vonk.runtime.type.DataType.TimestampNtzType;
import dev.vonk.runtime.type.DataType.TimestampType;
import dev.vonk.runtime.type.DataType.YearMonthIntervalType;
import dev.vonk.runtime.type.DecimalType;
import dev.vonk.runtime.type.MapType;
import dev.vonk.runtime.type.StructField;
import dev.vonk.runtime.type.StructType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Reads what a filter holds a column against, written as the table shows values.
final class FilterValue {
    private FilterValue() {}

    /// Whether values of a type are one thing each, which a filter can be about.
    static boolean isPlain(DataType type) {
        return switch (type) {
            case BooleanType _,ByteType _,ShortType _,IntegerType _,LongType _,FloatType _,DoubleType _,DecimalType _,StringType _,DateType _,TimestampType _,TimestampNtzType _ ->
                true;
            case NullType _,BinaryType _,YearMonthIntervalType _,DayTimeIntervalType _,ArrayType _,MapType _,StructType _ ->
                false;
        };
    }

    /// @throws TableException where the text is no value of the column's type; it says which texts are
    static Object read(StructField field, Filter filter, ZoneId zone) {
        String text = filter.value().strip();
        try {
            return switch (field.dataType()) {
                case StringType _ -> filter.value();
                case BooleanType _ -> flag(text);
                case ByteType _,ShortType _,IntegerType _,LongType _,DecimalType _ -> number(text);
                case FloatType _ -> Float.valueOf(Float.parseFloat(text));
                case DoubleType _ -> Double.valueOf(Double.parseDouble(text));
                case DateType _ -> LocalDate.parse(text);
                case TimestampType _ -> moment(text).atZone(zone).toInstant();
                case TimestampNtzType _ -> moment(text);
                case NullType _,BinaryType _,YearMonthIntervalType _,DayTimeIntervalType _,ArrayType _,MapType _,StructType _ ->
                    throw unfilterable(field, filter.test());
            };
        } catch (NumberFormatException | DateTimeException wrong) {
            throw new TableException("\"" + text + "\" is no value of the column " + field.name() + " ("
                    + field.dataType().simpleString() + "); write " + example(field.dataType()), wrong);
        }
    }

    /// Numbers of all lengths are compared as numbers: `1.5` is more than the whole number 1.
    private static Object number(String text) {
        var number = new BigDecimal(text.replace("_", ""));
        boolean fits = number.stripTrailingZeros().scale() <= 0
                && number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
        return fits ? (Object) number.longValueExact() : number;
    }

    private static boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new NumberFormatException("not a truth value");
        };
    }

    private static LocalDateTime moment(String text) {
        String iso = text.replace(' ', 'T');
        return iso.indexOf('T') < 0
                ? LocalDateTime.of(LocalDate.parse(iso), LocalTime.MIDNIGHT)
                : LocalDateTime.parse(iso, DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    }

    private static String example(DataType type) {
        return switch (type) {
            case BooleanType _ -> "true or false";
            case ByteType _,ShortType _,IntegerType _,LongType _ -> "a number such as 42";
            case FloatType _,DoubleType _ -> "a number such as 4.2, NaN or Infinity";
            case DecimalType _ -> "a number such as 4.20";
            case DateType _ -> "a date such as 2024-05-31";
            case TimestampType _,TimestampNtzType _ -> "a time such as 2024-05-31 or 2024-05-31 12:30:00";
            case StringType _,NullType _,BinaryType _,YearMonthIntervalType _,DayTimeIntervalType _,ArrayType _,MapType _,StructType _ ->
                "a text";
        };
    }

    static TableException unfilterable(StructField field, Test test) {
        return new TableException("the column " + field.name() + " cannot be filtered by "
                + test.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": values of type "
                + field.dataType().simpleString() + " can only be asked for null");
    }
}
