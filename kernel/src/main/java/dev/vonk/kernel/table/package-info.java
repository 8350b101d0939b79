/// The tables that cells have shown, kept by the kernel so that front ends can page, sort, filter, profile and save
/// them without running the cell again.
///
/// Read first: [ShownTables], which keeps them, and [TableAnswers], which answers what front ends ask about them; then
/// [RowReader], the rows of one table as they come.
///
/// What must not come in: how messages travel; drawing.
@NullMarked
package dev.vonk.kernel.table;

import org.jspecify.annotations.NullMarked;
