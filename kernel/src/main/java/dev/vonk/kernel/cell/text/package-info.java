/// The text of a cell: its lines, its tokens, the snippets it is made of, and how the compiler's messages read.
///
/// Read first: [CellSplitter], which cuts a cell into snippets, and [JavaTokens].
///
/// What must not come in: anything that runs code or keeps state.
@NullMarked
package dev.vonk.kernel.cell.text;

import org.jspecify.annotations.NullMarked;
