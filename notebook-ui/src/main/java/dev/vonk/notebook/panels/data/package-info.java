/// Tables, files and columns as the nodes of a tree, and the code that stands for them in a cell.
///
/// Read first: [DataItem].
///
/// What must not come in: questions to the kernel and events of the notebook.
@NullMarked
package dev.vonk.notebook.panels.data;

import org.jspecify.annotations.NullMarked;
