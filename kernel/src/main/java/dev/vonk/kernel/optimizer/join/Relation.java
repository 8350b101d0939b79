package dev.vonk.kernel.optimizer.join;

import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.plan.JoinKind;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One of the plans that a region joins.
///
/// @param reduces null for a plan whose rows are joined; for the right side of a semi or anti join its kind
/// @param condition of the semi or anti join
record Relation(LogicalPlan plan, @Nullable JoinKind reduces, @Nullable Expression condition) {
    static Relation of(LogicalPlan plan) {
        return new Relation(plan, null, null);
    }

    boolean isReducer() {
        return reduces != null;
    }

    Relation with(LogicalPlan other) {
        return new Relation(other, reduces, condition);
    }

    Set<Long> ids() {
        return plan.output().stream().map(ColumnReference::id).collect(Collectors.toSet());
    }
}
