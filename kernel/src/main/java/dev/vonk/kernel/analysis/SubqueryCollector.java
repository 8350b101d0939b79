package dev.vonk.kernel.analysis;

import dev.vonk.kernel.logical.Apply;
import dev.vonk.kernel.logical.ColumnIds;
import dev.vonk.kernel.logical.ExpressionRewriter;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.type.DataTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

    /// The queries that use none of these columns.
    SubqueryCollector without(Set<Long> columns) {
        var part = new SubqueryCollector();
        pending.stream().filter(query -> !uses(query, columns)).forEach(part.pending::add);
        return part;
    }

    /// Whether the same queries are in it as in two others together.
    boolean isSplit(SubqueryCollector first, SubqueryCollector second) {
        return pending.stream().allMatch(query -> first.pending.contains(query) || second.pending.contains(query));
    }

    /// Those that `other` does not have.
    SubqueryCollector minus(SubqueryCollector other) {
        var rest = new SubqueryCollector();
        pending.stream().filter(query -> !other.pending.contains(query)).forEach(rest.pending::add);
        return rest;
    }

    private static boolean uses(Pending query, Set<Long> columns) {
        return query.condition() != null && usesAny(query.condition(), columns) || uses(query.query(), columns);
    }

    private static boolean uses(LogicalPlan plan, Set<Long> columns) {
        return plan.expressions().stream().anyMatch(expression -> usesAny(expression, columns))
                || plan.children().stream().anyMatch(child -> uses(child, columns));
    }

    private static boolean usesAny(Expression expression, Set<Long> columns) {
        return ExpressionRewriter.columnIds(expression).stream().anyMatch(columns::contains);
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
