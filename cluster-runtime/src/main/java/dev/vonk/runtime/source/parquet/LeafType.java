package dev.vonk.runtime.source.parquet;

import dev.vonk.runtime.source.parquet.footer.Annotation;
import dev.vonk.runtime.source.parquet.footer.Annotation.Unit;
import dev.vonk.runtime.source.parquet.footer.ParquetType;
import dev.vonk.runtime.source.parquet.footer.SchemaElement;
import dev.vonk.runtime.source.parquet.footer.UnreadableException;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.DecimalType;
import org.jspecify.annotations.Nullable;

/// What a stored column is for us, and how to make it so. As Spark reads it, where Spark does; beyond that a time of day
/// is an interval since midnight and an identifier of 16 bytes a string.
record LeafType(DataType type, Conversion conversion) {

    static LeafType of(SchemaElement element, ParquetType stored, boolean binaryAsString) {
        var annotation = element.annotation();
        if (annotation instanceof Annotation.Unknown) {
            return new LeafType(DataTypes.NullType, Conversion.ALL_NULL);
        }
        var result = switch (stored) {
            case BOOLEAN -> same(DataTypes.BooleanType);
            case FLOAT -> same(DataTypes.FloatType);
            case DOUBLE -> same(DataTypes.DoubleType);
            case INT96 -> new LeafType(DataTypes.TimestampType, Conversion.INT96_TO_MICROS);
            case INT32 -> ofInt(annotation);
            case INT64 -> ofLong(annotation);
            case BYTE_ARRAY -> ofBytes(annotation, binaryAsString);
            case FIXED_LEN_BYTE_ARRAY -> ofFixed(element, annotation);
        };
        if (result == null) {
            throw UnreadableException.unsupported(
                    "column `" + element.name() + "` of type " + stored + " with the meaning " + annotation,
                    "Leave the column out or write it with another type.");
        }
        return result;
    }

    /// A number that a note in the file says is an interval; others stay what they are.
    LeafType asInterval() {
        return switch (type) {
            case DataType.IntegerType _ -> same(DataTypes.YearMonthIntervalType);
            case DataType.LongType _ -> same(DataTypes.DayTimeIntervalType);
            default -> this;
        };
    }

    private static LeafType same(DataType type) {
        return new LeafType(type, Conversion.NONE);
    }

    private static @Nullable LeafType ofInt(@Nullable Annotation annotation) {
        return switch (annotation) {
            case null -> same(DataTypes.IntegerType);
            case Annotation.Int(int bits, boolean signed) when bits == 8 -> signed
                    ? new LeafType(DataTypes.ByteType, Conversion.INT_TO_BYTE)
                    : new LeafType(DataTypes.ShortType, Conversion.INT_TO_SHORT);
            case Annotation.Int(int bits, boolean signed) when bits == 16 -> signed
                    ? new LeafType(DataTypes.ShortType, Conversion.INT_TO_SHORT)
                    : same(DataTypes.IntegerType);
            case Annotation.Int(int bits, boolean signed) when bits == 32 -> signed
                    ? same(DataTypes.IntegerType)
                    : new LeafType(DataTypes.LongType, Conversion.UNSIGNED_INT_TO_LONG);
            case Annotation.Date _ -> same(DataTypes.DateType);
            case Annotation.Decimal decimal -> {
                var type = decimal(decimal);
                yield type.isLong() ? new LeafType(type, Conversion.INT_TO_LONG) : null;
            }
            case Annotation.Time(boolean _, var unit) when unit == Unit.MILLIS ->
                new LeafType(DataTypes.DayTimeIntervalType, Conversion.MILLIS_TO_MICROS);
            case Annotation.Other _ -> same(DataTypes.IntegerType);
            default -> null;
        };
    }

    private static @Nullable LeafType ofLong(@Nullable Annotation annotation) {
        return switch (annotation) {
            case null -> same(DataTypes.LongType);
            case Annotation.Int(int bits, boolean signed) when bits == 64 -> signed
                    ? same(DataTypes.LongType)
                    : new LeafType(new DecimalType(20, 0), Conversion.UNSIGNED_LONG_TO_WIDE);
            case Annotation.Decimal decimal -> {
                var type = decimal(decimal);
                yield new LeafType(type, type.isLong() ? Conversion.NONE : Conversion.LONG_TO_WIDE);
            }
            case Annotation.Timestamp(boolean utc, var unit) ->
                new LeafType(utc ? DataTypes.TimestampType : DataTypes.TimestampNTZType, toMicros(unit));
            case Annotation.Time(boolean _, var unit) -> new LeafType(DataTypes.DayTimeIntervalType, toMicros(unit));
            case Annotation.Other _ -> same(DataTypes.LongType);
            default -> null;
        };
    }

    private static Conversion toMicros(Unit unit) {
        return switch (unit) {
            case MILLIS -> Conversion.MILLIS_TO_MICROS;
            case MICROS -> Conversion.NONE;
            case NANOS -> Conversion.NANOS_TO_MICROS;
        };
    }

    private static @Nullable LeafType ofBytes(@Nullable Annotation annotation, boolean binaryAsString) {
        return switch (annotation) {
            case null -> same(binaryAsString ? DataTypes.StringType : DataTypes.BinaryType);
            case Annotation.Text _,Annotation.Json _ -> same(DataTypes.StringType);
            case Annotation.Decimal decimal -> ofDecimalBytes(decimal);
            case Annotation.Other _ -> same(DataTypes.BinaryType);
            default -> null;
        };
    }

    private static @Nullable LeafType ofFixed(SchemaElement element, @Nullable Annotation annotation) {
        if (element.typeLength() < 0) {
            throw UnreadableException
                    .damaged("column `" + element.name() + "` of values of " + element.typeLength() + " bytes");
        }
        return switch (annotation) {
            case null -> same(DataTypes.BinaryType);
            case Annotation.Decimal decimal -> ofDecimalBytes(decimal);
            case Annotation.Uuid _ when element.typeLength() == 16 ->
                new LeafType(DataTypes.StringType, Conversion.UUID_TO_TEXT);
            case Annotation.Float16 _ when element.typeLength() == 2 ->
                new LeafType(DataTypes.FloatType, Conversion.HALF_TO_FLOAT);
            case Annotation.Other _ -> same(DataTypes.BinaryType);
            default -> null;
        };
    }

    private static LeafType ofDecimalBytes(Annotation.Decimal decimal) {
        var type = decimal(decimal);
        return new LeafType(type, type.isLong() ? Conversion.BYTES_TO_LONG : Conversion.BYTES_TO_WIDE);
    }

    private static DecimalType decimal(Annotation.Decimal decimal) {
        if (decimal.precision() < 1 || decimal.precision() > DecimalType.MAX_PRECISION || decimal.scale() < 0
                || decimal.scale() > decimal.precision()) {
            throw UnreadableException.unsupported(
                    "a decimal of " + decimal.precision() + " digits, " + decimal.scale() + " behind the point",
                    "Write it with at most " + DecimalType.MAX_PRECISION + " digits.");
        }
        return new DecimalType(decimal.precision(), decimal.scale());
    }
}
