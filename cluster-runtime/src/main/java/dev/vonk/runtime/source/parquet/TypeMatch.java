package dev.vonk.runtime.source.parquet;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.MapType;
import dev.vonk.runtime.type.StructField;
import dev.vonk.runtime.type.StructType;
import java.nio.file.Path;

/// Whether a file's column is what the table says, leaving aside where nulls may be.
final class TypeMatch {
    private TypeMatch() {
    }

    static void check(DataType table, DataType file, String column, Path path) {
        if (!withoutNulls(table).equals(withoutNulls(file))) {
            throw new DataException("FAILED_READ_FILE.PARQUET_COLUMN_DATA_TYPE_MISMATCH",
                    "Cannot read Parquet file " + path + ": its column `" + column + "` is " + file.simpleString()
                            + " where the table has " + table.simpleString()
                            + ". Read files of one schema at a time and cast before a union, or name the type the file has.");
        }
    }

    private static DataType withoutNulls(DataType type) {
        return switch (type) {
            case ArrayType(var element, var _) -> new ArrayType(withoutNulls(element), true);
            case MapType(var key, var value, var _) -> new MapType(withoutNulls(key), withoutNulls(value), true);
            case StructType(var fields) -> new StructType(
                    fields.stream().map(f -> new StructField(f.name(), withoutNulls(f.dataType()), true)).toList());
            case DataType.NullType _,DataType.BooleanType _,DataType.ByteType _,DataType.ShortType _,DataType.IntegerType _,DataType.LongType _,DataType.FloatType _,DataType.DoubleType _,dev.vonk.runtime.type.DecimalType _,DataType.StringType _,DataType.BinaryType _,DataType.DateType _,DataType.TimestampType _,DataType.TimestampNtzType _,DataType.YearMonthIntervalType _,DataType.DayTimeIntervalType _ ->
                type;
        };
    }
}
