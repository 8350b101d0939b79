package dev.vonk.kernel.optimizer.unnest;

import dev.vonk.kernel.analysis.AnalysisException;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.syntax.Origin;

/// Subqueries that cannot be said as joins.
final class Unsupported {
    private Unsupported() {
    }

    static AnalysisException node(LogicalPlan node) {
        return new AnalysisException(
                "UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.ACCESSING_OUTER_QUERY_COLUMN_IS_NOT_ALLOWED",
                "A subquery uses columns of the query around it below a step that cannot be computed row by row: "
                        + node.describe() + ". Join the two queries instead.",
                Origin.NONE);
    }
}
