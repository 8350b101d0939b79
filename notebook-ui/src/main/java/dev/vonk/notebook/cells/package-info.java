/// The list of a notebook's cells: nodes made from the state, and gestures turned into events. Nodes are touched only
/// where the state of their cell is another object than before; cells far from what is seen are not built at all.
///
/// Read first: [CellList], then [CellNode]; [CellColumn] scrolls.
///
/// What must not come in: what a command does, files, kernels. They are behind [CellServices].
@NullMarked
package dev.vonk.notebook.cells;

import org.jspecify.annotations.NullMarked;
