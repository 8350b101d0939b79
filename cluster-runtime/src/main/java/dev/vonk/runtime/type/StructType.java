package dev.vonk.runtime.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Named fields in order: the type of a struct value and the schema of a table.
///
/// ```java
/// var schema = new StructType().add("name", DataTypes.StringType).add("age", DataTypes.IntegerType);
/// schema.fieldIndex("age"); // 1
/// ```
public record StructType(List<StructField> fields) implements DataType {

    public StructType {
        fields = List.copyOf(fields);
    }

    /// The struct without fields.
    public StructType() {
        this(List.of());
    }

    /// The struct of these fields.
    public static StructType of(StructField... fields) {
        return new StructType(List.of(fields));
    }

    /// This struct and one more nullable field.
    public StructType add(String name, DataType type) {
        return add(name, type, true);
    }

    /// This struct and one more field.
    public StructType add(String name, DataType type, boolean nullable) {
        var all = new ArrayList<>(fields);
        all.add(new StructField(name, type, nullable));
        return new StructType(all);
    }

    /// How many fields.
    public int size() {
        return fields.size();
    }

    /// Field `index`, counted from 0.
    public StructField field(int index) {
        return fields.get(index);
    }

    /// The names, in order.
    public List<String> names() {
        return fields.stream().map(StructField::name).toList();
    }

    /// The place of the field called `name`, exactly first, then without regard to case.
    ///
    /// @throws IllegalArgumentException where there is none; it names the fields there are
    public int fieldIndex(String name) {
        int index = indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "[FIELD_NOT_FOUND] No such struct field `" + name + "` in " + quotedNames() + ".");
        }
        return index;
    }

    /// The place of the field called `name`, or -1.
    public int indexOf(String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(name)) {
                return i;
            }
        }
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    /// The fields at these places, in that order.
    public StructType project(List<Integer> indexes) {
        return new StructType(indexes.stream().map(fields::get).toList());
    }

    private String quotedNames() {
        return fields.stream().map(field -> "`" + field.name() + "`").collect(Collectors.joining(", "));
    }

    /// The schema drawn as Spark's `printSchema` draws it, ending in a newline.
    public String treeString() {
        var out = new StringBuilder("root\n");
        appendFields(out, " |", this);
        return out.toString();
    }

    private static void appendFields(StringBuilder out, String prefix, StructType struct) {
        for (var field : struct.fields) {
            appendNode(out, prefix, field.name(), field.dataType(), "nullable = " + field.nullable());
        }
    }

    private static void appendNode(StringBuilder out, String prefix, String name, DataType type, String nulls) {
        out.append(prefix).append("-- ").append(name).append(": ");
        out.append(type.typeName()).append(" (").append(nulls).append(")\n");
        String deeper = prefix + "    |";
        switch (type) {
            case StructType struct -> appendFields(out, deeper, struct);
            case ArrayType(var element, var containsNull) -> appendNode(out, deeper, "element", element,
                    "containsNull = " + containsNull);
            case MapType(var key, var value, var containsNull) -> {
                out.append(deeper).append("-- key: ").append(key.typeName()).append('\n');
                appendNode(out, deeper, "value", value, "valueContainsNull = " + containsNull);
            }
            case NullType _,BooleanType _,ByteType _,ShortType _,IntegerType _,LongType _,FloatType _,DoubleType _,DecimalType _,StringType _,BinaryType _,DateType _,TimestampType _,TimestampNtzType _,YearMonthIntervalType _,DayTimeIntervalType _ ->
                {
                }
        }
    }

    @Override
    public String simpleString() {
        return fields.stream()
                .map(field -> field.name() + ":" + field.dataType().simpleString())
                .collect(Collectors.joining(",", "struct<", ">"));
    }

    @Override
    public String typeName() {
        return "struct";
    }

    @Override
    public String sql() {
        return fields.stream()
                .map(field -> field.name() + ": " + field.dataType().sql().toUpperCase(Locale.ROOT))
                .collect(Collectors.joining(", ", "STRUCT<", ">"));
    }
}
