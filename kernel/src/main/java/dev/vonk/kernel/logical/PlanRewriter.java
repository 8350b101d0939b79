package dev.vonk.kernel.logical;

import dev.vonk.runtime.expression.Expression.ColumnReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Walks over logical plans. Parts that do not change are shared, so "did anything change" is `!=`.
public final class PlanRewriter {
    private PlanRewriter() {
    }

    /// Changes the inputs first, then the node.
    public static LogicalPlan bottomUp(LogicalPlan plan, UnaryOperator<LogicalPlan> change) {
        return change.apply(withInputs(plan, input -> bottomUp(input, change)));
    }

    /// Changes the node first, then the inputs of what came of it.
    public static LogicalPlan topDown(LogicalPlan plan, UnaryOperator<LogicalPlan> change) {
        return withInputs(change.apply(plan), input -> topDown(input, change));
    }

    /// The same plan with every column it makes under a new id: for the second use of a plan in one tree, such as a
    /// self-join. Columns of the result are in the order of the plan's.
    public static LogicalPlan freshIds(LogicalPlan plan) {
        return freshIds(plan, new HashMap<>());
    }

    private static LogicalPlan freshIds(LogicalPlan plan, Map<Long, Long> renewed) {
        var inputs = withInputs(plan, input -> freshIds(input, renewed));
        var made = inputs.mapOwnColumns(
                column -> withId(column, renewed.computeIfAbsent(column.id(), _ -> ColumnIds.like(column).id())));
        return made.mapExpressions(expression -> ExpressionRewriter.bottomUp(expression,
                part -> part instanceof ColumnReference column && renewed.containsKey(column.id())
                        ? withId(column, renewed.get(column.id()))
                        : part));
    }

    private static ColumnReference withId(ColumnReference column, long id) {
        return new ColumnReference(id, column.name(), column.type(), column.nullable());
    }

    private static LogicalPlan withInputs(LogicalPlan plan, UnaryOperator<LogicalPlan> change) {
        var inputs = plan.children();
        if (inputs.isEmpty()) {
            return plan;
        }
        var changed = new ArrayList<LogicalPlan>(inputs.size());
        boolean same = true;
        for (var input : inputs) {
            var other = change.apply(input);
            same &= other == input;
            changed.add(other);
        }
        return same ? plan : plan.withChildren(changed);
    }
}
