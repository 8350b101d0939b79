/// Which names of the session a cell declares, assigns and reads, found out from the classes that it was compiled to.
///
/// Read first: [References], what one snippet's classes mention, and [DependencyTracker], which adds the snippets of a
/// cell up.
///
/// What must not come in: the compiler, the text of cells.
@NullMarked
package dev.vonk.kernel.cell.dependency;

import org.jspecify.annotations.NullMarked;
