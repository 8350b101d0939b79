package dev.vonk.kernel.planner;

import dev.vonk.kernel.logical.Apply;
import dev.vonk.kernel.logical.Leaf;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.ManyInputs.Join;
import dev.vonk.kernel.logical.ManyInputs.SetOperation;
import dev.vonk.kernel.logical.ManyInputs.Union;
import dev.vonk.kernel.logical.OneInput;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.Call;
import dev.vonk.runtime.expression.Expression.InSet;
import dev.vonk.runtime.expression.Expression.IsNull;
import dev.vonk.runtime.expression.Expression.Not;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/// Guesses how many rows come out of a plan: from what sources know, with rules of thumb for the rest.
public final class Estimator {
    private static final double UNKNOWN_ROWS = 1_000_000;

    private final LongFunction<OptionalLong> cachedRows;

    /// @param cachedRows of a cached frame: how many rows it has, where it has been computed
    public Estimator(LongFunction<OptionalLong> cachedRows) {
        this.cachedRows = cachedRows;
    }

    /// About how many rows come out.
    double rows(LogicalPlan plan) {
        return switch (plan) {
            case Leaf.Scan scan ->
                scan.source().statistics().rows().orElse((long) UNKNOWN_ROWS) * selectivity(scan.filters());
            case Leaf.Cached cached -> {
                var known = cachedRows.apply(cached.cache());
                yield (known.isPresent() ? known.getAsLong() : rows(cached.plan())) * selectivity(cached.filters());
            }
            case OneInput.Filter filter -> rows(filter.child()) * selectivity(List.of(filter.condition()));
            case OneInput.Aggregate aggregate ->
                aggregate.keys().isEmpty() ? 1 : Math.max(1, rows(aggregate.child()) / 4);
            case OneInput.Distinct distinct -> Math.max(1, rows(distinct.child()) / 4);
            case OneInput.Limit limit -> Math.min(limit.limit(), rows(limit.child()));
            case OneInput.Sample sample -> rows(sample.child()) * (sample.to() - sample.from());
            case OneInput.Generate generate -> rows(generate.child()) * 4;
            case OneInput.Project _,OneInput.Sort _,OneInput.Repartition _,OneInput.Hint _,OneInput.MapPartitions _,OneInput.Write _ ->
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

    /// As if the smaller side's key were unique and every row of the larger side had its match, less what the smaller
    /// side's filters took away.
    private double keyed(double left, double right, Join join) {
        double larger = Math.max(left, right);
        double smaller = left > right ? right : left;
        double unfiltered = base(left > right ? join.right() : join.left());
        return Math.max(1, larger * Math.min(1, smaller / Math.max(1, unfiltered)));
    }

    /// How many rows there would be without filters.
    double base(LogicalPlan plan) {
        return switch (plan) {
            case Leaf.Scan scan -> scan.source().statistics().rows().orElse((long) UNKNOWN_ROWS);
            case Leaf.Cached cached -> cachedRows.apply(cached.cache()).orElse((long) UNKNOWN_ROWS);
            case OneInput.Filter filter -> base(filter.child());
            case OneInput.Project project -> base(project.child());
            case Join join when join.kind() != dev.vonk.runtime.plan.JoinKind.CROSS -> Math.max(base(join.left()),
                    join.kind().outputsRight() ? base(join.right()) : 0);
            default -> rows(plan);
        };
    }

    private static double selectivity(List<Expression> terms) {
        double selectivity = 1;
        for (var term : terms) {
            selectivity *= selectivity(term);
        }
        return selectivity;
    }

    private static double selectivity(Expression term) {
        return switch (term) {
            case Expression.And(var terms) -> selectivity(terms);
            case Expression.Or(var terms) -> Math.min(1, terms.stream().mapToDouble(Estimator::selectivity).sum());
            case InSet in -> Math.min(0.5, 0.05 * in.values().size());
            case IsNull _ -> 0.05;
            case Not(IsNull _) -> 0.95;
            case Not(var inner) -> 1 - selectivity(inner);
            case Call call -> switch (call.function().name()) {
                case "equal", "equal_null_safe" -> 0.05;
                case "less", "less_or_equal", "greater", "greater_or_equal" -> 0.4;
                case "like", "startswith", "contains", "endswith", "rlike" -> 0.1;
                default -> 0.5;
            };
            default -> 0.5;
        };
    }
}
