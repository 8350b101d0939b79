package dev.vonk.kernel.optimizer;

import dev.vonk.kernel.logical.ExpressionRewriter;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.NamedExpression;
import dev.vonk.kernel.logical.OneInput.Project;
import dev.vonk.kernel.logical.PlanRewriter;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.Call;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.expression.Expression.Literal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Two projections in a row become one, unless that would compute something twice; one that changes nothing goes.
///
/// ```
/// Project b + 1 AS c                  Project (a * 2) + 1 AS c
/// +- Project a * 2 AS b       ->      +- Scan [a]
///    +- Scan [a]
/// ```
final class MergeProjects implements Rule {
    @Override
    public LogicalPlan apply(LogicalPlan plan) {
        return PlanRewriter.bottomUp(plan, node -> switch (node) {
            case Project(var columns, Project(var inner, var child)) when mayMerge(columns, inner) ->
                merged(columns, inner,
                        child);
            case Project(var columns, var child) when columns.stream().allMatch(NamedExpression::isPassedOn)
                    && columns.stream().map(NamedExpression::output).map(ColumnReference::id).toList()
                            .equals(child.output().stream().map(ColumnReference::id).toList()) ->
                child;
            default -> node;
        });
    }

    private static boolean mayMerge(List<NamedExpression> outer, List<NamedExpression> inner) {
        var uses = new HashMap<Long, Integer>();
        outer.forEach(column -> count(column.expression(), uses));
        return inner.stream().allMatch(column -> isTrivial(column.expression())
                || uses.getOrDefault(column.output().id(), 0) <= 1 && isDeterministic(column.expression()));
    }

    private static void count(Expression expression, Map<Long, Integer> uses) {
        if (expression instanceof ColumnReference column) {
            uses.merge(column.id(), 1, Integer::sum);
        }
        expression.children().forEach(part -> count(part, uses));
    }

    private static boolean isTrivial(Expression expression) {
        return expression instanceof ColumnReference || expression instanceof Literal;
    }

    private static boolean isDeterministic(Expression expression) {
        return !ExpressionRewriter.any(expression,
                part -> part instanceof Call call && !call.function().deterministic());
    }

    private static LogicalPlan merged(List<NamedExpression> outer, List<NamedExpression> inner, LogicalPlan child) {
        var definitions = new HashMap<Long, Expression>();
        inner.forEach(column -> definitions.put(column.output().id(), column.expression()));
        return new Project(outer.stream()
                .map(column -> column.map(expression -> ExpressionRewriter.replaceColumns(expression, definitions)))
                .toList(), child);
    }
}
