package dev.vonk.kernel.display.chart;

/// What a user picks to get a chart of a table.
///
/// @param x the column along the bottom
/// @param y the column up the side; empty to count rows; a histogram has none
/// @param color the column that makes a series of each of its values, or the value of a heat map; empty for none
/// @param title empty for none
public record ChartChoice(ChartKind kind, String x, String y, String color, String title) {}
