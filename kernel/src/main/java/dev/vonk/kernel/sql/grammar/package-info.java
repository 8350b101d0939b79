/// The rules for queries and what they are made of: expressions, relations, types. Each clause has a file; they reach each
/// other through [Grammar].
///
/// Read first: [Queries], [Expressions]. No command and no settings come in.
@NullMarked
package dev.vonk.kernel.sql.grammar;

import org.jspecify.annotations.NullMarked;
