package dev.vonk.kernel.optimizer.unnest;

import dev.vonk.kernel.logical.Calls;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.NamedExpression;
import dev.vonk.kernel.logical.OneInput.Aggregate;
import dev.vonk.kernel.logical.OneInput.Filter;
import dev.vonk.kernel.logical.OneInput.Limit;
import dev.vonk.kernel.logical.OneInput.Project;
import dev.vonk.kernel.logical.OneInput.Sort;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.Case;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.expression.Expression.Literal;
import java.util.List;

/// Queries that stand for a value. Each is made to give exactly one row, which then stands beside the left row.
final class ScalarQueries {
    private ScalarQueries() {
    }

    /// The left columns, then the value of the query's first column.
    static LogicalPlan column(LogicalPlan left, LogicalPlan right, ColumnReference result) {
        var one = one(right);
        return Unnesting.withColumn(Dependent.beside(left, one.plan()), left,
                new NamedExpression(one.value(), result));
    }

    /// A plan of one row, and the value to take from it.
    private record One(LogicalPlan plan, Expression value) {}

    private static One one(LogicalPlan query) {
        var value = query.output().getFirst();
        return switch (query) {
            case LogicalPlan plan when SingleRows.isOne(plan) -> new One(plan, value);
            case Filter(var condition, var child) when SingleRows.isOne(child) ->
                new One(child, where(condition, value));
            case Project(var columns, Filter(var condition, var child)) when SingleRows.isOne(child) -> {
                var guarded = NamedExpression.of(value.name(), where(condition, columns.getFirst().expression()));
                yield new One(new Project(List.of(guarded), child), guarded.output());
            }
            case Sort(var _, var _, var child) -> one(child);
            case Limit(long limit, long offset, var child) when limit == 1 && offset == 0 && !isSorted(child) ->
                first(child, value);
            case Limit(long limit, long _, var _) when limit <= 1 -> first(query, value);
            default -> checked(query, value);
        };
    }

    private static One first(LogicalPlan plan, ColumnReference value) {
        var first = Calls.aggregate("first", value);
        return new One(new Aggregate(List.of(), List.of(first), plan), first.output());
    }

    private static boolean isSorted(LogicalPlan plan) {
        return switch (plan) {
            case Sort _ -> true;
            case Project project -> isSorted(project.child());
            case Filter filter -> isSorted(filter.child());
            default -> false;
        };
    }

    private static Expression where(Expression condition, Expression value) {
        return new Case(List.of(new Case.When(condition, value)), new Literal(null, value.type()), value.type());
    }

    /// Takes any row's value and counts the rows. The count is looked at only beside a left row: that rows which belong
    /// to none are several is no error.
    private static One checked(LogicalPlan query, ColumnReference value) {
        var any = Calls.aggregate(value.type().isOrderable() ? "max" : "first", value);
        var rows = Calls.aggregate("count");
        return new One(new Aggregate(List.of(), List.of(any, rows), query),
                Calls.scalar("$only_row", any.output(), rows.output()));
    }
}
