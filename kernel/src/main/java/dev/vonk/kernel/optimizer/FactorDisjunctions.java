package dev.vonk.kernel.optimizer;

import dev.vonk.kernel.logical.ExpressionRewriter;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.ManyInputs.Join;
import dev.vonk.kernel.logical.OneInput.Filter;
import dev.vonk.kernel.logical.PlanRewriter;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.Or;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What every branch of an OR asks for stands before it, where it can become a join key or go down to a table.
///
/// ```
/// Filter (a = b AND c > 1) OR (a = b AND d < 2)      Filter a = b AND (c > 1 OR d < 2)
/// ```
final class FactorDisjunctions implements Rule {
    @Override
    public LogicalPlan apply(LogicalPlan plan) {
        return PlanRewriter.bottomUp(plan, node -> switch (node) {
            case Filter(var condition, var child) -> {
                var factored = factored(condition);
                yield factored == condition ? node : new Filter(factored, child);
            }
            case Join join when join.condition() != null -> {
                var factored = factored(join.condition());
                yield factored == join.condition()
                        ? node
                        : new Join(join.kind(), join.left(), join.right(), factored);
            }
            default -> node;
        });
    }

    private static Expression factored(Expression condition) {
        var terms = ExpressionRewriter.conjuncts(condition);
        var changed = terms.stream().flatMap(term -> factoredTerm(term).stream()).toList();
        return changed.equals(terms) ? condition : ExpressionRewriter.conjunction(changed);
    }

    private static List<Expression> factoredTerm(Expression term) {
        if (!(term instanceof Or(var branches))) {
            return List.of(term);
        }
        var parts = branches.stream().map(ExpressionRewriter::conjuncts).toList();
        var common = parts.getFirst().stream().distinct()
                .filter(part -> parts.stream().allMatch(branch -> branch.contains(part))).toList();
        if (common.isEmpty()) {
            return List.of(term);
        }
        var factored = new ArrayList<>(common);
        var rests = parts.stream().map(branch -> without(branch, common)).toList();
        if (rests.stream().noneMatch(List::isEmpty)) {
            factored.add(new Or(rests.stream().map(ExpressionRewriter::conjunction).toList()));
        }
        return factored;
    }

    private static List<Expression> without(List<Expression> branch, List<Expression> common) {
        return branch.stream().filter(part -> !common.contains(part)).toList();
    }

    /// What an OR asks of these columns alone: the OR of each branch's terms over them. Empty where a branch has none.
    ///
    /// ```
    /// (l.x = 1 AND r.y = 2) OR (l.x = 3 AND r.y = 4)     of l:  l.x = 1 OR l.x = 3
    /// ```
    static Optional<Expression> implied(Expression term, Set<Long> columns) {
        if (!(term instanceof Or(var branches))) {
            return Optional.empty();
        }
        var kept = branches.stream().map(branch -> ExpressionRewriter.conjuncts(branch).stream()
                .filter(part -> isWithin(part, columns)).toList()).toList();
        return kept.stream().anyMatch(List::isEmpty)
                ? Optional.empty()
                : Optional.of(new Or(kept.stream().map(ExpressionRewriter::conjunction).toList()));
    }

    private static boolean isWithin(Expression part, Set<Long> columns) {
        var used = ExpressionRewriter.columnIds(part);
        return !used.isEmpty() && columns.containsAll(used);
    }
}
