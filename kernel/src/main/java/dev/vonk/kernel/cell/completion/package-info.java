/// What could stand at the cursor: names, signatures with their documentation, columns inside string literals.
///
/// Read first: [ColumnNames], and the completer that asks it.
///
/// What must not come in: anything that runs a user's code.
@NullMarked
package dev.vonk.kernel.cell.completion;

import org.jspecify.annotations.NullMarked;
