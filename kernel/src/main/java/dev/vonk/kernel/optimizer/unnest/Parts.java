package dev.vonk.kernel.optimizer.unnest;

import dev.vonk.kernel.logical.ExpressionRewriter;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.NamedExpression;
import dev.vonk.kernel.logical.OneInput.Project;
import dev.vonk.kernel.logical.PlanRewriter;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Maps cannot be compared, so there are no distinct values of them. Where a subquery uses but a part of an outer map,
/// such as `m[1]`, the part becomes an outer column that the subquery uses in the map's place.
final class Parts {
    private final Set<Long> outer;
    private final Set<Long> unordered;
    private final List<NamedExpression> columns = new ArrayList<>();

    private Parts(LogicalPlan left) {
        outer = Columns.ids(left);
        unordered = left.output().stream().filter(column -> !column.type().isOrderable()).map(ColumnReference::id)
                .collect(Collectors.toSet());
    }

    /// Outer rows with a column for each part, and the plan that uses these.
    record Split(LogicalPlan left, LogicalPlan right) {}

    static Split of(LogicalPlan left, LogicalPlan right) {
        var parts = new Parts(left);
        if (Columns.taken(right, left.output()).stream().noneMatch(column -> parts.unordered.contains(column.id()))) {
            return new Split(left, right);
        }
        var changed = PlanRewriter.bottomUp(right, node -> Columns.mentions(node.expressions(), parts.unordered)
                ? node.mapExpressions(expression -> ExpressionRewriter.topDown(expression, parts::column))
                : node);
        if (Columns.taken(changed, left.output()).stream().anyMatch(column -> parts.unordered.contains(column.id()))) {
            throw Unsupported.type(left.output().stream()
                    .filter(column -> parts.unordered.contains(column.id())).findFirst().orElseThrow());
        }
        var all = Columns.<NamedExpression>joined(Columns.passedOn(left, left.output()), parts.columns);
        return new Split(new Project(all, left), changed);
    }

    /// The column for a largest part that can be compared and needs nothing but the outer row.
    private Expression column(Expression part) {
        boolean isPart = part.type().isOrderable() && Columns.mentions(part, unordered)
                && outer.containsAll(ExpressionRewriter.columnIds(part));
        if (!isPart) {
            return part;
        }
        return columns.stream().filter(column -> column.expression().equals(part)).findFirst().orElseGet(() -> {
            var made = NamedExpression.of("part", part);
            columns.add(made);
            return made;
        }).output();
    }
}
