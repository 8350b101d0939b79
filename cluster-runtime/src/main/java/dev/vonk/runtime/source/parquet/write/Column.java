package dev.vonk.runtime.source.parquet.write;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.source.parquet.footer.Annotation;
import dev.vonk.runtime.source.parquet.footer.Annotation.Unit;
import dev.vonk.runtime.source.parquet.footer.ParquetType;
import dev.vonk.runtime.source.parquet.footer.SchemaElement;
import dev.vonk.runtime.source.parquet.footer.SchemaElement.Repetition;
import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DecimalType;
import dev.vonk.runtime.type.MapType;
import dev.vonk.runtime.type.StructType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A column to be written, or a part of a nested one, in the shape it has in the file.
sealed interface Column {
    boolean nullable();

    /// A stored column.
    ///
    /// @param path the names from the root
    /// @param index its place among the stored columns
    /// @param definition its highest definition level
    /// @param repetition its highest repetition level
    record Leaf(List<String> path, DataType type, boolean nullable, int index, int definition, int repetition,
            ParquetType stored, int typeLength) implements Column {}

    /// Named fields.
    record Struct(boolean nullable, List<Column> fields) implements Column {}

    /// An array or map.
    ///
    /// @param repetition the level of a further element
    record Repeated(boolean nullable, int repetition, Column element) implements Column {}

    /// Columns and schema elements of a table.
    final class Builder {
        private final List<SchemaElement> elements = new ArrayList<>();
        private final List<Leaf> leaves = new ArrayList<>();
        private final List<String> path = new ArrayList<>();

        /// The columns; afterwards [#elements] and [#leaves] are complete.
        List<Column> columns(StructType schema) {
            refuseEmpty(schema, "the table");
            elements.add(group("schema", Repetition.REQUIRED, schema.size(), null));
            return schema.fields().stream().map(f -> column(f.name(), f.dataType(), f.nullable(), 0, 0)).toList();
        }

        List<SchemaElement> elements() {
            return elements;
        }

        List<Leaf> leaves() {
            return leaves;
        }

        private Column column(String name, DataType type, boolean nullable, int outerDefinition, int repetition) {
            int definition = outerDefinition + (nullable ? 1 : 0);
            var occurs = nullable ? Repetition.OPTIONAL : Repetition.REQUIRED;
            path.add(name);
            Column column = switch (type) {
                case StructType struct -> {
                    refuseEmpty(struct, "field `" + String.join(".", path) + "`");
                    elements.add(group(name, occurs, struct.size(), null));
                    yield new Struct(nullable, fields(struct, definition, repetition));
                }
                case ArrayType(var element, boolean containsNull) -> {
                    elements.add(group(name, occurs, 1, new Annotation.ListGroup()));
                    elements.add(group("list", Repetition.REPEATED, 1, null));
                    path.add("list");
                    var each = column("element", element, containsNull, definition + 1, repetition + 1);
                    path.removeLast();
                    yield new Repeated(nullable, repetition + 1, each);
                }
                case MapType(var key, var value, boolean containsNull) -> {
                    elements.add(group(name, occurs, 1, new Annotation.MapGroup()));
                    elements.add(group("key_value", Repetition.REPEATED, 2, null));
                    path.add("key_value");
                    var entry = new StructType().add("key", key, false).add("value", value, containsNull);
                    var each = new Struct(false, fields(entry, definition + 1, repetition + 1));
                    path.removeLast();
                    yield new Repeated(nullable, repetition + 1, each);
                }
                case DataType.NullType _,DataType.BooleanType _,DataType.ByteType _,DataType.ShortType _,DataType.IntegerType _,DataType.LongType _,DataType.FloatType _,DataType.DoubleType _,DecimalType _,DataType.StringType _,DataType.BinaryType _,DataType.DateType _,DataType.TimestampType _,DataType.TimestampNtzType _,DataType.YearMonthIntervalType _,DataType.DayTimeIntervalType _ -> {
                    int length = type instanceof DecimalType decimal && !decimal.isLong() ? bytes(decimal) : 0;
                    elements.add(new SchemaElement(name, stored(type), length, occurs, 0, annotation(type)));
                    var leaf = new Leaf(List.copyOf(path), type, nullable, leaves.size(), definition, repetition,
                            stored(type), length);
                    leaves.add(leaf);
                    yield leaf;
                }
            };
            path.removeLast();
            return column;
        }

        private List<Column> fields(StructType struct, int definition, int repetition) {
            return struct.fields().stream()
                    .map(f -> column(f.name(), f.dataType(), f.nullable(), definition, repetition)).toList();
        }

        private static SchemaElement group(String name, Repetition repetition, int children,
                @Nullable Annotation annotation) {
            return new SchemaElement(name, null, 0, repetition, children, annotation);
        }

        private static void refuseEmpty(StructType struct, String what) {
            if (struct.size() == 0) {
                throw new DataException("EMPTY_SCHEMA_NOT_SUPPORTED_FOR_DATASOURCE",
                        "A Parquet file cannot hold a struct without fields, which " + what
                                + " is. Select at least one column.");
            }
        }

        /// The fewest bytes that hold every value in two's complement.
        private static int bytes(DecimalType decimal) {
            int bits = java.math.BigInteger.TEN.pow(decimal.precision()).bitLength() + 1;
            return (bits + 7) / 8;
        }

        private static ParquetType stored(DataType type) {
            return switch (type) {
                case DataType.BooleanType _ -> ParquetType.BOOLEAN;
                case DataType.NullType _,DataType.ByteType _,DataType.ShortType _,DataType.IntegerType _,DataType.DateType _,DataType.YearMonthIntervalType _ ->
                    ParquetType.INT32;
                case DataType.LongType _,DataType.TimestampType _,DataType.TimestampNtzType _,DataType.DayTimeIntervalType _ ->
                    ParquetType.INT64;
                case DataType.FloatType _ -> ParquetType.FLOAT;
                case DataType.DoubleType _ -> ParquetType.DOUBLE;
                case DecimalType decimal -> decimal.precision() <= 9
                        ? ParquetType.INT32
                        : decimal.isLong() ? ParquetType.INT64 : ParquetType.FIXED_LEN_BYTE_ARRAY;
                case DataType.StringType _,DataType.BinaryType _ -> ParquetType.BYTE_ARRAY;
                case ArrayType _,MapType _,StructType _ ->
                    throw new IllegalArgumentException(type + " is not stored in one column");
            };
        }

        private static @Nullable Annotation annotation(DataType type) {
            return switch (type) {
                case DataType.NullType _ -> new Annotation.Unknown();
                case DataType.ByteType _ -> new Annotation.Int(8, true);
                case DataType.ShortType _ -> new Annotation.Int(16, true);
                case DataType.StringType _ -> new Annotation.Text();
                case DataType.DateType _ -> new Annotation.Date();
                case DataType.TimestampType _ -> new Annotation.Timestamp(true, Unit.MICROS);
                case DataType.TimestampNtzType _ -> new Annotation.Timestamp(false, Unit.MICROS);
                case DecimalType(int precision, int scale) -> new Annotation.Decimal(precision, scale);
                case DataType.BooleanType _,DataType.IntegerType _,DataType.LongType _,DataType.FloatType _,DataType.DoubleType _,DataType.BinaryType _,DataType.YearMonthIntervalType _,DataType.DayTimeIntervalType _,ArrayType _,MapType _,StructType _ ->
                    null;
            };
        }
    }
}
