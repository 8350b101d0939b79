package dev.vonk.kernel.optimizer.unnest;

import dev.vonk.kernel.logical.ExpressionRewriter;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.ManyInputs.Join;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.plan.JoinKind;
import java.util.List;

/// Joins from lists of conditions.
final class Joins {
    private Joins() {
    }

    /// Pairs for which all conditions are true; all pairs where there are none.
    static Join inner(LogicalPlan left, LogicalPlan right, List<Expression> conditions) {
        return conditions.isEmpty()
                ? new Join(JoinKind.CROSS, left, right, null)
                : of(JoinKind.INNER, left, right, conditions);
    }

    static Join of(JoinKind kind, LogicalPlan left, LogicalPlan right, List<Expression> conditions) {
        return new Join(kind, left, right,
                conditions.isEmpty() ? null : ExpressionRewriter.conjunction(conditions));
    }
}
