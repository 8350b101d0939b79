package dev.vonk.runtime.type;

import java.io.Serializable;

/// The type of a column or expression. Prints as Spark prints it (`bigint`, `decimal(15,2)`, `array<string>`).
///
/// Equality is structural, nullability of elements included.
public sealed interface DataType extends Serializable
        permits
        DataType.NullType,
        DataType.BooleanType,
        DataType.ByteType,
        DataType.ShortType,
        DataType.IntegerType,
        DataType.LongType,
        DataType.FloatType,
        DataType.DoubleType,
        DecimalType,
        DataType.StringType,
        DataType.BinaryType,
        DataType.DateType,
        DataType.TimestampType,
        DataType.TimestampNtzType,
        DataType.YearMonthIntervalType,
        DataType.DayTimeIntervalType,
        ArrayType,
        MapType,
        StructType {

    /// Spark's short name, as `DataFrame.dtypes()` and error messages show it, e.g. `bigint`.
    String simpleString();

    /// Spark's word in `printSchema`, e.g. `long`; the short name where Spark has no other word.
    default String typeName() {
        return simpleString();
    }

    /// Spark's upper-case SQL name as its error messages quote it, e.g. `BIGINT`.
    default String sql() {
        return simpleString().toUpperCase(java.util.Locale.ROOT);
    }

    /// Whether arithmetic is defined on it: the integers, the floats and decimals.
    default boolean isNumeric() {
        return switch (this) {
            case ByteType _,ShortType _,IntegerType _,LongType _,FloatType _,DoubleType _,DecimalType _ -> true;
            case NullType _,BooleanType _,StringType _,BinaryType _,DateType _,TimestampType _,TimestampNtzType _,YearMonthIntervalType _,DayTimeIntervalType _,ArrayType _,MapType _,StructType _ ->
                false;
        };
    }

    /// Whether it is one of the four integer types.
    default boolean isIntegral() {
        return this instanceof ByteType || this instanceof ShortType || this instanceof IntegerType
                || this instanceof LongType;
    }

    /// Whether values of it can be compared with `<` and sorted: all but maps (deeply).
    default boolean isOrderable() {
        return switch (this) {
            case MapType _ -> false;
            case ArrayType(var element, var _) -> element.isOrderable();
            case StructType struct -> struct.fields().stream().allMatch(field -> field.dataType().isOrderable());
            case NullType _,BooleanType _,ByteType _,ShortType _,IntegerType _,LongType _,FloatType _,DoubleType _,DecimalType _,StringType _,BinaryType _,DateType _,TimestampType _,TimestampNtzType _,YearMonthIntervalType _,DayTimeIntervalType _ ->
                true;
        };
    }

    /// The type of a bare `NULL`.
    record NullType() implements DataType {
        @Override
        public String simpleString() {
            return "void";
        }
    }

    /// True or false.
    record BooleanType() implements DataType {
        @Override
        public String simpleString() {
            return "boolean";
        }
    }

    /// A signed 8-bit integer.
    record ByteType() implements DataType {
        @Override
        public String simpleString() {
            return "tinyint";
        }

        @Override
        public String typeName() {
            return "byte";
        }
    }

    /// A signed 16-bit integer.
    record ShortType() implements DataType {
        @Override
        public String simpleString() {
            return "smallint";
        }

        @Override
        public String typeName() {
            return "short";
        }
    }

    /// A signed 32-bit integer.
    record IntegerType() implements DataType {
        @Override
        public String simpleString() {
            return "int";
        }

        @Override
        public String typeName() {
            return "integer";
        }
    }

    /// A signed 64-bit integer.
    record LongType() implements DataType {
        @Override
        public String simpleString() {
            return "bigint";
        }

        @Override
        public String typeName() {
            return "long";
        }
    }

    /// A 32-bit IEEE 754 number.
    record FloatType() implements DataType {
        @Override
        public String simpleString() {
            return "float";
        }
    }

    /// A 64-bit IEEE 754 number.
    record DoubleType() implements DataType {
        @Override
        public String simpleString() {
            return "double";
        }
    }

    /// UTF-8 text, compared byte by byte.
    record StringType() implements DataType {
        @Override
        public String simpleString() {
            return "string";
        }
    }

    /// Bytes.
    record BinaryType() implements DataType {
        @Override
        public String simpleString() {
            return "binary";
        }
    }

    /// A day of the proleptic Gregorian calendar: days since 1970-01-01.
    record DateType() implements DataType {
        @Override
        public String simpleString() {
            return "date";
        }
    }

    /// An instant: microseconds since 1970-01-01T00:00:00Z, shown in the session's time zone.
    record TimestampType() implements DataType {
        @Override
        public String simpleString() {
            return "timestamp";
        }
    }

    /// A wall-clock date and time without zone: microseconds since 1970-01-01T00:00:00.
    record TimestampNtzType() implements DataType {
        @Override
        public String simpleString() {
            return "timestamp_ntz";
        }
    }

    /// A length of time in whole months.
    ///
    /// @param start the largest unit it is written with, YEAR or MONTH
    /// @param end the smallest
    record YearMonthIntervalType(IntervalUnit start, IntervalUnit end) implements DataType {
        /// From years to months.
        public YearMonthIntervalType() {
            this(IntervalUnit.YEAR, IntervalUnit.MONTH);
        }

        @Override
        public String simpleString() {
            return IntervalUnit.range(start, end);
        }
    }

    /// A length of time in microseconds.
    ///
    /// @param start the largest unit it is written with, DAY to SECOND
    /// @param end the smallest
    record DayTimeIntervalType(IntervalUnit start, IntervalUnit end) implements DataType {
        /// From days to seconds.
        public DayTimeIntervalType() {
            this(IntervalUnit.DAY, IntervalUnit.SECOND);
        }

        @Override
        public String simpleString() {
            return IntervalUnit.range(start, end);
        }
    }
}
