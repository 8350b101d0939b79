/// How the compiled snippets of cells are loaded, run and stopped in this JVM.
///
/// A class of a cell is woven ([Weaver]) before [CellClassLoader] defines it: [Checkpoint] calls make every loop
/// stoppable, and its line numbers become those of the cell. [SnippetExecution] runs it on a [UserThread].
///
/// Read first: [SnippetExecution] and [Checkpoint].
///
/// What must not come in: the text of cells, diagnostics, completion.
@NullMarked
package dev.vonk.kernel.cell.execution;

import org.jspecify.annotations.NullMarked;
