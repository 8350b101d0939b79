/// From what was written to what it means: names, types, functions, aggregates and the columns that come out. Every
/// error in a query that its author can mend is raised here. Eager: one step at a time, as the calls are made.
///
/// Read first: [Frame], [Projections], [ExpressionAnalyzer]. Must not come in: text, execution, sessions.
@NullMarked
package dev.vonk.kernel.analysis;

import org.jspecify.annotations.NullMarked;
