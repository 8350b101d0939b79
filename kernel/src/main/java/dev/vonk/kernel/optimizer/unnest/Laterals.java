package dev.vonk.kernel.optimizer.unnest;

import dev.vonk.kernel.logical.ExpressionRewriter;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.OneInput.Filter;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.plan.JoinKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Relations that are computed for each left row: what they give stands beside it.
final class Laterals {
    private Laterals() {
    }

    static LogicalPlan inner(LogicalPlan left, LogicalPlan right, @Nullable Expression condition) {
        var pairs = Dependent.beside(left, right);
        return condition == null ? pairs : new Filter(condition, pairs);
    }

    static LogicalPlan outer(LogicalPlan left, LogicalPlan right, @Nullable Expression condition) {
        if (condition == null && SingleRows.isOne(right)) {
            return Dependent.beside(left, right);
        }
        var terms = condition == null ? List.<Expression>of() : ExpressionRewriter.conjuncts(condition);
        return Columns.exactly(matched(JoinKind.LEFT_OUTER, left, right, terms),
                Columns.joined(left.output(), right.output()));
    }

    /// A join of left rows with the rows that the right side gives for them and for which all terms are true.
    static LogicalPlan matched(JoinKind kind, LogicalPlan left, LogicalPlan right, List<Expression> terms) {
        var hoisted = Hoisting.of(right, Columns.ids(left));
        if (hoisted.isPresent()) {
            return Joins.of(kind, left, hoisted.get().plan(), Columns.joined(hoisted.get().conditions(), terms));
        }
        var outer = new Outer(left, false);
        var domain = outer.domain(Columns.taken(right, left.output()));
        var values = Dependent.beside(domain.outer(), domain.in(right));
        return Joins.of(kind, left, values, Columns.joined(domain.matches(left.output()), terms));
    }
}
