package dev.vonk.notebook.output.grid;

import dev.vonk.notebook.output.rows.TableField;

/// A column as it is drawn.
///
/// @param x where it begins, in pixels from the first column
public record GridColumn(TableField field, double x, double width) {}
