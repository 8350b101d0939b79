/// The cell room: Java text in, an outcome out. With the packages inside it, it is the only room that knows JShell and
/// the Java compiler.
///
/// A cell is cut into snippets by `text.CellSplitter`; each is compiled by JShell and run by `execution.SnippetExecution`
/// in this JVM, so that results are real objects, class bytes are at hand for workers (`execution.CellClasses`), endless
/// loops can be stopped (`execution.Checkpoint`), and stack traces speak of cells and their lines
/// (`execution.SnippetLines`).
///
/// Read first: [CellSession], the door everyone else uses, and [CellOutcome], what comes out of it.
///
/// What must not come in: messages, front ends, DataFrames. What the room needs to know of them is handed in through
/// [CellSettings].
@NullMarked
package dev.vonk.kernel.cell;

import org.jspecify.annotations.NullMarked;
