package dev.vonk.kernel.display;

/// A schema as Spark's `printSchema` draws it:
///
///     root
///      |-- id: long (nullable = false)
///      |-- tags: array (nullable = true)
///      |    |-- element: string (containsNull = true)
public final class SchemaText {
    private SchemaText() {}

    /// The whole tree, each line ended by a line break.
    public static String tree(TypeTree.StructOf schema) {
        return tree(schema, Integer.MAX_VALUE);
    }

    /// The tree down to `levels` levels of nesting; the fields of the table itself are level one.
    public static String tree(TypeTree.StructOf schema, int levels) {
        StringBuilder out = new StringBuilder("root\n");
        children(schema, " |", levels > 0 ? levels : Integer.MAX_VALUE, out);
        return out.toString();
    }

    private static void children(TypeTree type, String prefix, int levels, StringBuilder out) {
        if (levels <= 0) {
            return;
        }
        switch (type) {
            case TypeTree.Plain _ -> {}
            case TypeTree.ArrayOf array ->
                line("element", array.element(), " (containsNull = " + array.containsNull() + ")", prefix, levels, out);
            case TypeTree.MapOf map -> {
                line("key", map.key(), "", prefix, levels, out);
                String nulls = " (valueContainsNull = " + map.valueContainsNull() + ")";
                line("value", map.value(), nulls, prefix, levels, out);
            }
            case TypeTree.StructOf struct -> {
                for (TypeTree.Field field : struct.fields()) {
                    String nulls = " (nullable = " + field.nullable() + ")";
                    line(CellText.escaped(field.name()), field.type(), nulls, prefix, levels, out);
                }
            }
        }
    }

    private static void line(
            String name, TypeTree type, String nulls, String prefix, int levels, StringBuilder out) {
        out.append(prefix).append("-- ").append(name).append(": ").append(type.typeName()).append(nulls).append('\n');
        children(type, prefix + "    |", levels - 1, out);
    }
}
