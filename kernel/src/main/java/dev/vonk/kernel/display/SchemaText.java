package dev.vonk.kernel.display;

import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.MapType;
import dev.vonk.runtime.type.StructField;
import dev.vonk.runtime.type.StructType;

/// A schema as Spark's `printSchema` draws it:
///
///     root
///      |-- id: long (nullable = false)
///      |-- tags: array (nullable = true)
///      |    |-- element: string (containsNull = true)
public final class SchemaText {
    private SchemaText() {}

    /// The whole tree, each line ended by a line break.
    public static String tree(StructType schema) {
        return tree(schema, Integer.MAX_VALUE);
    }

    /// The tree down to `levels` levels of nesting, the table's own fields being level one; all of it for 0.
    public static String tree(StructType schema, int levels) {
        StringBuilder out = new StringBuilder("root\n");
        children(schema, " |", levels > 0 ? levels : Integer.MAX_VALUE, out);
        return out.toString();
    }

    private static void children(DataType type, String prefix, int levels, StringBuilder out) {
        if (levels <= 0) {
            return;
        }
        if (type instanceof ArrayType array) {
            line("element", array.elementType(), " (containsNull = " + array.containsNull() + ")", prefix, levels, out);
        } else if (type instanceof MapType map) {
            line("key", map.keyType(), "", prefix, levels, out);
            String nulls = " (valueContainsNull = " + map.valueContainsNull() + ")";
            line("value", map.valueType(), nulls, prefix, levels, out);
        } else if (type instanceof StructType struct) {
            for (StructField field : struct.fields()) {
                String nulls = " (nullable = " + field.nullable() + ")";
                line(CellText.escaped(field.name()), field.dataType(), nulls, prefix, levels, out);
            }
        }
    }

    private static void line(
            String name, DataType type, String nulls, String prefix, int levels, StringBuilder out) {
        out.append(prefix).append("-- ").append(name).append(": ").append(type.typeName()).append(nulls).append('\n');
        children(type, prefix + "    |", levels - 1, out);
    }
}
