package dev.vonk.kernel.display;

/// The head of one column: its name, its type as Spark writes it (`int`, `decimal(10,2)`, `array<string>`), and whether
/// its cells stand at the right, as numbers do.
public record TableColumn(String name, String type, boolean rightAligned) {}
