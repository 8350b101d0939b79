/// What was written: untyped expressions with the place they were written at, built by `Column` calls and by the SQL
/// parser alike.
///
/// Read first: [Syntax], [Origin]. Must not come in: knowledge of which columns or functions there are.
@NullMarked
package dev.vonk.kernel.syntax;

import org.jspecify.annotations.NullMarked;
