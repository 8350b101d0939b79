/// The editor of one cell, and the cheap picture of one that is out of sight.
///
/// Read first: [CellEditor], then [CodePane], which is the area of text in it, and [Keys]. What keys do to text is in
/// `notebook.language`.
///
/// What must not come in: undo, which is the notebook's, and anything of the cell but its text and problems.
@NullMarked
package dev.vonk.notebook.editor;

import org.jspecify.annotations.NullMarked;
