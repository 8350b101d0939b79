package dev.vonk.runtime.data;

import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DecimalType;

/// How values of a [DataType] lie in memory. Few of them, so that kernels are few.
public enum PhysicalType {
    /// `byte[]`: tinyint, and boolean as 0 or 1.
    BYTE,
    /// `short[]`: smallint.
    SHORT,
    /// `int[]`: int, date (days), year-month interval (months).
    INT,
    /// `long[]`: bigint, timestamps and day-time interval (microseconds), decimals of up to 18 digits (unscaled).
    LONG,
    /// `float[]`.
    FLOAT,
    /// `double[]`.
    DOUBLE,
    /// Two `long[]`: decimals of 19 to 38 digits, unscaled, two's complement.
    DECIMAL128,
    /// Offsets and bytes: string (UTF-8) and binary.
    BYTES,
    /// Offsets and a child vector: array; map as an array of (key, value) structs.
    LIST,
    /// One child vector a field: struct.
    STRUCT;

    /// The physical type of values of `type`; a bare null counts as [#BYTE].
    public static PhysicalType of(DataType type) {
        return switch (type) {
            case DataType.NullType _,DataType.BooleanType _,DataType.ByteType _ -> BYTE;
            case DataType.ShortType _ -> SHORT;
            case DataType.IntegerType _,DataType.DateType _,DataType.YearMonthIntervalType _ -> INT;
            case DataType.LongType _,DataType.TimestampType _,DataType.TimestampNtzType _,DataType.DayTimeIntervalType _ ->
                LONG;
            case DataType.FloatType _ -> FLOAT;
            case DataType.DoubleType _ -> DOUBLE;
            case DecimalType decimal -> decimal.isLong() ? LONG : DECIMAL128;
            case DataType.StringType _,DataType.BinaryType _ -> BYTES;
            case dev.vonk.runtime.type.ArrayType _,dev.vonk.runtime.type.MapType _ -> LIST;
            case dev.vonk.runtime.type.StructType _ -> STRUCT;
        };
    }
}
