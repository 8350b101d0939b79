package dev.vonk.kernel.optimizer.unnest;

import dev.vonk.kernel.logical.ColumnIds;
import dev.vonk.kernel.logical.ExpressionRewriter;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.NamedExpression;
import dev.vonk.kernel.logical.OneInput.Project;
import dev.vonk.kernel.logical.PlanRewriter;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Which columns a plan makes and which it takes from outside.
final class Columns {
    private Columns() {
    }

    /// The ids of a plan's output.
    static Set<Long> ids(LogicalPlan plan) {
        return ids(plan.output());
    }

    static Set<Long> ids(Collection<ColumnReference> columns) {
        return columns.stream().map(ColumnReference::id).collect(Collectors.toSet());
    }

    /// The ids of columns that expressions of the plan use and no part of it makes.
    static Set<Long> free(LogicalPlan plan) {
        var used = new HashSet<Long>();
        var made = new HashSet<Long>();
        collect(plan, used, made);
        used.removeAll(made);
        return used;
    }

    private static void collect(LogicalPlan plan, Set<Long> used, Set<Long> made) {
        plan.expressions().forEach(expression -> used.addAll(ExpressionRewriter.columnIds(expression)));
        made.addAll(ids(plan));
        plan.children().forEach(child -> collect(child, used, made));
    }

    /// Those of `columns` that the plan takes from outside.
    static List<ColumnReference> taken(LogicalPlan plan, List<ColumnReference> columns) {
        var free = free(plan);
        return columns.stream().filter(column -> free.contains(column.id())).toList();
    }

    static boolean mentions(Expression expression, Set<Long> ids) {
        return ExpressionRewriter.columnIds(expression).stream().anyMatch(ids::contains);
    }

    static boolean mentions(Collection<? extends Expression> expressions, Set<Long> ids) {
        return expressions.stream().anyMatch(expression -> mentions(expression, ids));
    }

    /// The plan with other expressions in the place of columns it takes from outside.
    static LogicalPlan replace(LogicalPlan plan, Map<Long, ? extends Expression> replacements) {
        return PlanRewriter.bottomUp(plan, node -> node.expressions().stream()
                .anyMatch(expression -> mentions(expression, replacements.keySet()))
                        ? node.mapExpressions(
                                expression -> ExpressionRewriter.replaceColumns(expression, replacements))
                        : node);
    }

    /// The plan with exactly these columns, by id and in order.
    static LogicalPlan exactly(LogicalPlan plan, List<ColumnReference> wanted) {
        return ColumnIds.same(plan.output(), wanted) ? plan : new Project(passedOn(plan, wanted), plan);
    }

    /// These columns of the plan's output, as nullable as they are there.
    static List<NamedExpression> passedOn(LogicalPlan plan, List<ColumnReference> wanted) {
        return wanted.stream().map(column -> NamedExpression.of(find(plan, column.id()))).toList();
    }

    /// A column of the plan's output.
    static ColumnReference find(LogicalPlan plan, long id) {
        return plan.output().stream().filter(column -> column.id() == id).findFirst()
                .orElseThrow(() -> new IllegalStateException("no column " + id + " in\n" + plan.treeString()));
    }

    /// The column where rows may lack it.
    static ColumnReference nullable(ColumnReference column) {
        return new ColumnReference(column.id(), column.name(), column.type(), true);
    }

    /// One list behind the other.
    static <T> List<T> joined(List<? extends T> first, List<? extends T> then) {
        var all = new ArrayList<T>(first);
        all.addAll(then);
        return all;
    }
}
