package dev.vonk.kernel.analysis;

import dev.vonk.kernel.logical.Apply;
import dev.vonk.kernel.logical.ColumnIds;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.type.DataTypes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gathers the queries within the expressions of one step. A column stands for each; [#over] puts what makes these columns
/// on top of the step's input.
public final class SubqueryCollector {
    private record Pending(Apply.Kind kind, LogicalPlan query, @Nullable Expression condition,
            ColumnReference result) {}

    private final List<Pending> pending = new ArrayList<>();

    /// The one value of the query's one column.
    ColumnReference scalar(LogicalPlan query) {
        var column = query.output().getFirst();
        return add(Apply.Kind.SCALAR, query, null, ColumnIds.fresh(column.name(), column.type(), true));
    }

    /// Whether the query has a row.
    ColumnReference exists(LogicalPlan query) {
        return add(Apply.Kind.EXISTS, query, null, ColumnIds.fresh("exists", DataTypes.BooleanType, false));
    }

    /// Whether a row of the query fulfils a condition over it and the step's input.
    ColumnReference in(LogicalPlan query, Expression condition) {
        return add(Apply.Kind.IN, query, condition, ColumnIds.fresh("in", DataTypes.BooleanType, true));
    }

    boolean isEmpty() {
        return pending.isEmpty();
    }

    /// The input with a column for each query.
    public LogicalPlan over(LogicalPlan input) {
        var plan = input;
        for (var query : pending) {
            plan = new Apply(query.kind(), plan, query.query(), query.condition(), query.result());
        }
        return plan;
    }

    private ColumnReference add(Apply.Kind kind, LogicalPlan query, @Nullable Expression condition,
            ColumnReference result) {
        pending.add(new Pending(kind, query, condition, result));
        return result;
    }
}
