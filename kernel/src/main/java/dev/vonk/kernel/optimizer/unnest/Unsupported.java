package dev.vonk.kernel.optimizer.unnest;

import dev.vonk.kernel.analysis.AnalysisException;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.syntax.Origin;
import dev.vonk.runtime.expression.Expression.ColumnReference;

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

    static AnalysisException type(ColumnReference column) {
        return new AnalysisException(
                "UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.UNSUPPORTED_CORRELATED_REFERENCE_DATA_TYPE",
                "A subquery uses the column " + column.name() + " of the query around it, whose type "
                        + column.type().sql() + " cannot be compared. Let it use a part that can, such as "
                        + column.name() + "[key].",
                Origin.NONE);
    }
}
