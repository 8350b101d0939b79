/// What a query means: the typed plan, every name resolved to a column id. Immutable records; nothing here decides how
/// or where it is run.
///
/// Read first: [LogicalPlan], [ExpressionRewriter]. Must not come in: unresolved names, physical choices, sessions.
@NullMarked
package dev.vonk.kernel.logical;

import org.jspecify.annotations.NullMarked;
