/// What queries mean: SELECT and its clauses, relations, common tables, pipes. Each clause is one of the steps of
/// `kernel.analysis`, so a query and the calls that say the same make the same plan.
///
/// Read first: [QueryAnalyzer], [SelectAnalyzer]. Must not come in: text, execution, sessions.
@NullMarked
package dev.vonk.kernel.analysis.query;

import org.jspecify.annotations.NullMarked;
