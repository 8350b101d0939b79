package dev.vonk.kernel.statistics;

import dev.vonk.kernel.logical.Apply;
import dev.vonk.kernel.logical.ExpressionRewriter;
import dev.vonk.kernel.logical.Leaf;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.ManyInputs.Join;
import dev.vonk.kernel.logical.ManyInputs.SetOperation;
import dev.vonk.kernel.logical.ManyInputs.Union;
import dev.vonk.kernel.logical.OneInput;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongFunction;

/// Guesses how many rows come out of a plan: from what sources know, with rules of thumb for the rest. For one query.
public final class Estimator {
    private static final double UNKNOWN_ROWS = 1_000_000;

    private final LongFunction<OptionalLong> cachedRows;
    private final Map<LogicalPlan, Double> known = new IdentityHashMap<>();
    private final ColumnOrigins origins = new ColumnOrigins();
    private final Selectivity selectivity = new Selectivity(origins);

    /// @param cachedRows of a cached frame: how many rows it has, where it has been computed
    public Estimator(LongFunction<OptionalLong> cachedRows) {
        this.cachedRows = cachedRows;
    }

    /// About how many rows come out.
    public double rows(LogicalPlan plan) {
        var before = known.get(plan);
        if (before != null) {
            return before;
        }
        double rows = guessed(plan);
        known.put(plan, rows);
        return rows;
    }

    private double guessed(LogicalPlan plan) {
        return switch (plan) {
            case Leaf.Scan scan ->
                origins.statistics(scan.source()).rows().orElse((long) UNKNOWN_ROWS)
                        * selectivity.of(scan.filters(), scan);
            case Leaf.Cached cached -> {
                var known = cachedRows.apply(cached.cache());
                yield (known.isPresent() ? known.getAsLong() : rows(cached.plan()))
                        * selectivity.of(cached.filters(), cached);
            }
            case OneInput.Filter filter -> rows(filter.child()) * selectivity.of(filter.condition(), filter.child());
            case OneInput.Aggregate aggregate ->
                aggregate.keys().isEmpty() ? 1 : Math.max(1, rows(aggregate.child()) / 4);
            case OneInput.Distinct distinct -> Math.max(1, rows(distinct.child()) / 4);
            case OneInput.Limit limit -> Math.min(limit.limit(), rows(limit.child()));
            case OneInput.Sample sample -> rows(sample.child()) * (sample.to() - sample.from());
            case OneInput.Generate generate -> rows(generate.child()) * 4;
            case OneInput.Project _,OneInput.Sort _,OneInput.Window _,OneInput.Repartition _,OneInput.Hint _,OneInput.MapPartitions _,OneInput.Write _ ->
                rows(
                        plan.children().getFirst());
            case Join join -> joined(join);
            case Union union -> union.children().stream().mapToDouble(this::rows).sum();
            case SetOperation operation -> rows(operation.left());
            case Apply apply -> rows(apply.left());
        };
    }

    private double joined(Join join) {
        double left = rows(join.left());
        double right = rows(join.right());
        return switch (join.kind()) {
            case LEFT_SEMI, LEFT_ANTI -> Math.max(1, left / 2);
            case CROSS -> left * right;
            case INNER, LEFT_OUTER, RIGHT_OUTER, FULL_OUTER ->
                join.condition() == null ? left * right : keyed(left, right, join);
        };
    }

    /// Each equality of columns lets one pair in so many through as the column with fewer values has values: it is
    /// most often a key, and the other column speaks of nothing else. Several equalities together are at most a key of
    /// the smaller side. Without an equality of columns, as if the smaller side's key were unique.
    private double keyed(double left, double right, Join join) {
        double smaller = Math.max(1, Math.min(base(join.left()), base(join.right())));
        double pairs = 1;
        for (var term : ExpressionRewriter.conjuncts(Objects.requireNonNull(join.condition()))) {
            pairs *= term instanceof Expression.Call(var function, var sides, var _, var _)
                    && function.name().startsWith("equal")
                    && sides.get(0) instanceof ColumnReference a && sides.get(1) instanceof ColumnReference b
                            ? Math.min(distinctIn(join, a), distinctIn(join, b))
                            : 1;
        }
        return Math.max(1, left * right / (pairs == 1 ? smaller : Math.min(pairs, smaller)));
    }

    private double distinctIn(Join join, ColumnReference column) {
        boolean inLeft = join.left().output().stream().anyMatch(other -> other.id() == column.id());
        return distinct(inLeft ? join.left() : join.right(), column);
    }

    /// How many rows there would be without filters.
    public double base(LogicalPlan plan) {
        return switch (plan) {
            case Leaf.Scan scan -> origins.statistics(scan.source()).rows().orElse((long) UNKNOWN_ROWS);
            case Leaf.Cached cached -> cachedRows.apply(cached.cache()).orElse((long) UNKNOWN_ROWS);
            case OneInput.Filter filter -> base(filter.child());
            case OneInput.Project project -> base(project.child());
            case Join join when join.kind() != dev.vonk.runtime.plan.JoinKind.CROSS -> Math.max(base(join.left()),
                    join.kind().outputsRight() ? base(join.right()) : 0);
            default -> rows(plan);
        };
    }

    /// What part of the plan's rows the condition lets through.
    public double selectivity(Expression condition, LogicalPlan plan) {
        return selectivity.of(condition, plan);
    }

    /// At most how many different values a column of the plan has. Conditions on the column alone leave fewer.
    public double distinct(LogicalPlan plan, ColumnReference column) {
        if (plan instanceof OneInput.Filter(var condition, var child)) {
            return Math.max(1, distinct(child, column) * kept(ExpressionRewriter.conjuncts(condition), column, child));
        }
        var origin = origins.find(plan, column.id());
        if (origin.isEmpty()) {
            return Math.max(1, rows(plan));
        }
        var leaf = origin.get().leaf();
        double rows = base(leaf);
        double values = Math.min(rows, origin.get().distinct().orElse(rows));
        return Math.max(1, values * kept(leaf.expressions(), origin.get().column(), leaf));
    }

    /// What part of the column's values the terms over nothing else let through.
    private double kept(List<Expression> terms, ColumnReference column, LogicalPlan plan) {
        return selectivity.of(terms.stream()
                .filter(term -> ExpressionRewriter.columnIds(term).equals(Set.of(column.id()))).toList(), plan);
    }
}
