package dev.vonk.notebook.output.rows;

import java.util.Set;

/// A column of a table.
///
/// @param index its number in the table, from 0; names need not be unique
/// @param type as Spark writes it, such as `decimal(10,2)`
public record TableField(int index, String name, String type) {
    private static final Set<String> NUMBERS = Set.of("tinyint", "smallint", "int", "integer", "bigint", "long",
            "float", "double", "byte", "short");

    /// Whether its values are compared as numbers, and stand at the right.
    public boolean isNumber() {
        return NUMBERS.contains(type) || type.startsWith("decimal");
    }

    public boolean isTime() {
        return type.equals("date") || type.startsWith("timestamp");
    }

    /// Whether its values hold other values.
    public boolean isNested() {
        return type.startsWith("array") || type.startsWith("map") || type.startsWith("struct");
    }
}
