package dev.vonk.kernel.display;

import dev.vonk.runtime.type.StructField;

/// The head of one column: its name, its type as Spark writes it (`int`, `decimal(10,2)`, `array<string>`), and whether
/// its cells stand at the right, as numbers do.
public record TableColumn(String name, String type, boolean rightAligned) {
    public static TableColumn of(StructField field) {
        return new TableColumn(
                field.name(), field.dataType().simpleString(), field.dataType().isNumeric());
    }
}
