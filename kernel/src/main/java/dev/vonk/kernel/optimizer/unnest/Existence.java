package dev.vonk.kernel.optimizer.unnest;

import dev.vonk.kernel.logical.Calls;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.NamedExpression;
import dev.vonk.kernel.logical.OneInput;
import dev.vonk.kernel.logical.OneInput.Aggregate;
import dev.vonk.kernel.logical.OneInput.Filter;
import dev.vonk.kernel.logical.OneInput.Limit;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.plan.JoinKind;
import java.util.List;

/// EXISTS: a semi or anti join where a filter asks for nothing else, otherwise a count of the rows.
final class Existence {
    private Existence() {
    }

    /// The left rows for which the query gives a row, or gives none.
    static LogicalPlan kept(LogicalPlan left, LogicalPlan query, boolean exists) {
        var right = essence(query);
        if (isAlone(left, right)) {
            var counted = counted(left, right);
            var some = some(counted);
            return new Filter(exists ? some : new Expression.Not(some), counted);
        }
        return Laterals.matched(exists ? JoinKind.LEFT_SEMI : JoinKind.LEFT_ANTI, left, right, List.of());
    }

    /// The left columns, then whether the query gives a row.
    static LogicalPlan column(LogicalPlan left, LogicalPlan query, ColumnReference result) {
        var counted = counted(left, essence(query));
        return Unnesting.withColumn(counted, left, new NamedExpression(some(counted), result));
    }

    /// The left columns, then the number of rows.
    private static LogicalPlan counted(LogicalPlan left, LogicalPlan right) {
        var rows = Columns.free(right).isEmpty() ? new Limit(1, 0, right) : right;
        return Dependent.beside(left, new Aggregate(List.of(), List.of(Calls.aggregate("count")), rows));
    }

    private static Expression some(LogicalPlan counted) {
        return Calls.scalar("greater", counted.output().getLast(), Calls.number(0));
    }

    private static boolean isAlone(LogicalPlan left, LogicalPlan right) {
        return SingleRows.isOne(right) || Columns.taken(right, left.output()).isEmpty();
    }

    /// A plan that gives rows when and only when the query does.
    private static LogicalPlan essence(LogicalPlan query) {
        return switch (query) {
            case OneInput.Project project -> essence(project.child());
            case OneInput.Sort sort -> essence(sort.child());
            case OneInput.Distinct distinct -> essence(distinct.child());
            case OneInput.Hint hint -> essence(hint.child());
            case OneInput.Repartition repartition -> essence(repartition.child());
            case Aggregate aggregate when !aggregate.keys().isEmpty() -> essence(aggregate.child());
            case Limit(long limit, long offset, var child) when limit > 0 && offset == 0 -> essence(child);
            default -> query;
        };
    }
}
