/// The rows of a table that a cell has shown: the first ones came with the output, the others lie in the kernel and are
/// read a page at a time, as far as they are looked at. Where no kernel keeps the table, the first ones are sorted and
/// filtered here.
///
/// Read first: [TableContent], what the output holds; [TableRows], which asks for pages and gives them up.
///
/// What must not come in: JavaFX.
@NullMarked
package dev.vonk.notebook.output.rows;

import org.jspecify.annotations.NullMarked;
