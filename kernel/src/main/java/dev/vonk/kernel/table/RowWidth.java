package dev.vonk.kernel.table;

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
import dev.vonk.runtime.type.StructType;

/// How many bytes a value of a type takes, about.
final class RowWidth {
    private static final long TEXT = 20;
    private static final long MOST_ELEMENTS = 4;

    private RowWidth() {}

    static long of(DataType type) {
        return switch (type) {
            case NullType _,BooleanType _,ByteType _ -> 1;
            case ShortType _ -> 2;
            case IntegerType _,FloatType _,DateType _,YearMonthIntervalType _ -> 4;
            case LongType _,DoubleType _,TimestampType _,TimestampNtzType _,DayTimeIntervalType _ -> 8;
            case DecimalType _ -> 16;
            case StringType _,BinaryType _ -> TEXT;
            case ArrayType(var element, var _) -> MOST_ELEMENTS * of(element);
            case MapType(var key, var value, var _) -> MOST_ELEMENTS * (of(key) + of(value));
            case StructType struct -> struct.fields().stream().mapToLong(field -> of(field.dataType())).sum();
        };
    }
}
