package dev.vonk.runtime.source.json;

import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DecimalType;
import dev.vonk.runtime.type.MapType;
import dev.vonk.runtime.type.StructType;

/// Which shapes of JSON value a column's type takes.
enum JsonColumn {
    /// Strings as they are, anything else as its JSON text.
    TEXT,
    /// Numbers.
    WHOLE,
    /// Numbers, and the names of those that JSON lacks in strings.
    FLOATING,
    /// Numbers, also in strings.
    DECIMAL,
    /// `true` and `false`.
    BOOLEAN,
    /// Strings.
    DATE,
    /// Strings, and numbers that count seconds.
    TIMESTAMP,
    /// Strings in base 64.
    BINARY,
    /// Objects and arrays.
    NESTED,
    /// Nothing but null.
    NOTHING;

    /// What a value in JSON looks like.
    static final int STRING = 1;
    static final int NUMBER = 2;
    static final int LITERAL = 4;
    static final int STRUCTURE = 8;

    /// The shapes whose text the column's decoder takes as it is.
    int direct() {
        return switch (this) {
            case TEXT -> STRING | NUMBER | LITERAL;
            case WHOLE, FLOATING -> NUMBER;
            case DECIMAL -> NUMBER | STRING;
            case BOOLEAN -> LITERAL;
            case DATE, TIMESTAMP -> STRING;
            case NESTED -> STRUCTURE;
            case BINARY, NOTHING -> 0;
        };
    }

    static JsonColumn of(DataType type) {
        return switch (type) {
            case DataType.StringType _ -> TEXT;
            case DataType.ByteType _,DataType.ShortType _,DataType.IntegerType _,DataType.LongType _ -> WHOLE;
            case DataType.FloatType _,DataType.DoubleType _ -> FLOATING;
            case DecimalType _ -> DECIMAL;
            case DataType.BooleanType _ -> BOOLEAN;
            case DataType.DateType _ -> DATE;
            case DataType.TimestampType _,DataType.TimestampNtzType _ -> TIMESTAMP;
            case DataType.BinaryType _ -> BINARY;
            case ArrayType _,MapType _,StructType _ -> NESTED;
            case DataType.NullType _,DataType.YearMonthIntervalType _,DataType.DayTimeIntervalType _ -> NOTHING;
        };
    }
}
