package dev.vonk.runtime.type;

import java.util.List;

/// The types by Spark's constant names, and makers of the composed ones.
public final class DataTypes {
    public static final DataType NullType = new DataType.NullType();
    public static final DataType BooleanType = new DataType.BooleanType();
    public static final DataType ByteType = new DataType.ByteType();
    public static final DataType ShortType = new DataType.ShortType();
    public static final DataType IntegerType = new DataType.IntegerType();
    public static final DataType LongType = new DataType.LongType();
    public static final DataType FloatType = new DataType.FloatType();
    public static final DataType DoubleType = new DataType.DoubleType();
    public static final DataType StringType = new DataType.StringType();
    public static final DataType BinaryType = new DataType.BinaryType();
    public static final DataType DateType = new DataType.DateType();
    public static final DataType TimestampType = new DataType.TimestampType();
    public static final DataType TimestampNTZType = new DataType.TimestampNtzType();
    public static final DataType YearMonthIntervalType = new DataType.YearMonthIntervalType();
    public static final DataType DayTimeIntervalType = new DataType.DayTimeIntervalType();

    private DataTypes() {
    }

    /// An exact decimal of `precision` digits, `scale` of them behind the point.
    public static DecimalType createDecimalType(int precision, int scale) {
        return new DecimalType(precision, scale);
    }

    /// An array whose elements may be null.
    public static ArrayType createArrayType(DataType elementType) {
        return new ArrayType(elementType, true);
    }

    /// An array.
    public static ArrayType createArrayType(DataType elementType, boolean containsNull) {
        return new ArrayType(elementType, containsNull);
    }

    /// A map whose values may be null.
    public static MapType createMapType(DataType keyType, DataType valueType) {
        return new MapType(keyType, valueType, true);
    }

    /// A map.
    public static MapType createMapType(DataType keyType, DataType valueType, boolean valueContainsNull) {
        return new MapType(keyType, valueType, valueContainsNull);
    }

    /// A struct field.
    public static StructField createStructField(String name, DataType dataType, boolean nullable) {
        return new StructField(name, dataType, nullable);
    }

    /// A struct of these fields.
    public static StructType createStructType(List<StructField> fields) {
        return new StructType(fields);
    }

    /// A struct of these fields.
    public static StructType createStructType(StructField[] fields) {
        return StructType.of(fields);
    }
}
