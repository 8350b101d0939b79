/// Values that hold values, as a tree that is unfolded step by step.
///
/// Read first: [ValueTree].
///
/// What must not come in: kernels, tables, outputs of cells.
@NullMarked
package dev.vonk.notebook.output.tree;

import org.jspecify.annotations.NullMarked;
