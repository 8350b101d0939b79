/// A grid of many rows and columns: only the cells in sight have nodes, and these are used again while it is scrolled.
///
/// Read first: [Grid]; then [GridRow], which holds the cells of one row, and [ColumnLayout], where columns stand.
///
/// What must not come in: kernels, queries.
@NullMarked
package dev.vonk.notebook.output.grid;

import org.jspecify.annotations.NullMarked;
