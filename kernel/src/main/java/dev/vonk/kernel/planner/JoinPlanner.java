package dev.vonk.kernel.planner;

import dev.vonk.kernel.logical.ExpressionRewriter;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.ManyInputs.Join;
import dev.vonk.kernel.logical.OneInput;
import dev.vonk.kernel.statistics.Estimator;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.Call;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.plan.JoinKind;
import dev.vonk.runtime.plan.Partitioning;
import dev.vonk.runtime.plan.PhysicalPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Picks how a join is done: which side is hashed, whether it is sent to all tasks or both sides are dealt out, and
/// which filters it gives the other side while the query runs.
final class JoinPlanner {
    private final Planner planner;
    private final PlannerSettings settings;
    private final Estimator estimator;
    private int nextFilter;

    JoinPlanner(Planner planner, PlannerSettings settings, Estimator estimator) {
        this.planner = planner;
        this.settings = settings;
        this.estimator = estimator;
    }

    /// The condition of a join taken apart: equalities between the sides, and the rest.
    private record Condition(List<Expression> leftKeys, List<Expression> rightKeys, List<Boolean> nullSafe,
            List<Expression> rest) {}

    Planned join(Join join) {
        var condition = takenApart(join);
        if (condition.leftKeys().isEmpty()) {
            return nestedLoop(join);
        }
        boolean buildRight = buildRight(join);
        return mayBroadcast(join, buildRight)
                ? broadcast(join, condition, buildRight)
                : shuffled(join, condition, buildRight);
    }

    private static Condition takenApart(Join join) {
        var condition = new Condition(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        if (join.condition() == null) {
            return condition;
        }
        var left = ids(join.left());
        var right = ids(join.right());
        for (var term : ExpressionRewriter.conjuncts(join.condition())) {
            if (!(term instanceof Call(var function, var sides, var _, var _)
                    && (function.name().equals("equal") || function.name().equals("equal_null_safe"))
                    && addKey(condition, left, right, sides.get(0), sides.get(1),
                            function.name().equals("equal_null_safe")))) {
                condition.rest().add(term);
            }
        }
        return condition;
    }

    private static boolean addKey(Condition condition, Set<Long> left, Set<Long> right, Expression a, Expression b,
            boolean nullSafe) {
        var aIds = ExpressionRewriter.columnIds(a);
        var bIds = ExpressionRewriter.columnIds(b);
        if (aIds.isEmpty() || bIds.isEmpty()) {
            return false;
        }
        if (left.containsAll(aIds) && right.containsAll(bIds)) {
            condition.leftKeys().add(a);
            condition.rightKeys().add(b);
        } else if (left.containsAll(bIds) && right.containsAll(aIds)) {
            condition.leftKeys().add(b);
            condition.rightKeys().add(a);
        } else {
            return false;
        }
        condition.nullSafe().add(nullSafe);
        return true;
    }

    private static Set<Long> ids(LogicalPlan plan) {
        return plan.output().stream().map(ColumnReference::id).collect(Collectors.toSet());
    }

    /// The smaller side, where the kind lets us choose: semi and anti joins look up their left rows in the right side.
    private boolean buildRight(Join join) {
        return switch (join.kind()) {
            case LEFT_SEMI, LEFT_ANTI, LEFT_OUTER -> true;
            case RIGHT_OUTER -> false;
            case INNER, CROSS, FULL_OUTER -> isHinted(join.right())
                    || !isHinted(join.left()) && estimator.rows(join.right()) <= estimator.rows(join.left());
        };
    }

    private static boolean isHinted(LogicalPlan plan) {
        return plan instanceof OneInput.Hint(var advice, var _) && advice == OneInput.Hint.Advice.BROADCAST;
    }

    private boolean mayBroadcast(Join join, boolean buildRight) {
        if (join.kind() == JoinKind.FULL_OUTER) {
            return false;
        }
        var build = buildRight ? join.right() : join.left();
        var probe = buildRight ? join.left() : join.right();
        return isHinted(build) || settings.worthBroadcasting(estimator.rows(build), estimator.rows(probe));
    }

    private Planned broadcast(Join join, Condition condition, boolean buildRight) {
        var left = planner.planned(join.left());
        var right = planner.planned(join.right());
        var build = buildRight ? right : left;
        var probe = buildRight ? left : right;
        var sent = new PhysicalPlan.Exchange(build.plan(), new Partitioning.Broadcast());
        var published = new java.util.HashMap<Integer, Integer>();
        var filteredProbe = withRuntimeFilters(join, condition, buildRight, probe.plan(), published);
        var plan = hashJoin(join, condition, buildRight, buildRight ? filteredProbe : sent,
                buildRight ? sent : filteredProbe,
                published);
        return probe.with(plan);
    }

    private static PhysicalPlan hashJoin(Join join, Condition condition, boolean buildRight, PhysicalPlan left,
            PhysicalPlan right, Map<Integer, Integer> published) {
        var both = new ArrayList<>(join.left().output());
        both.addAll(join.right().output());
        return new PhysicalPlan.HashJoin(left, right, join.kind(),
                Binding.to(join.left().output()).bind(condition.leftKeys()),
                Binding.to(join.right().output()).bind(condition.rightKeys()), condition.nullSafe(),
                condition.rest().isEmpty()
                        ? null
                        : Binding.to(both).bind(ExpressionRewriter.conjunction(condition.rest())),
                buildRight, published, join.schema());
    }

    /// Lets the probe side's scans drop rows whose key is not in the build side, where that is allowed and worth it.
    private PhysicalPlan withRuntimeFilters(Join join, Condition condition, boolean buildRight, PhysicalPlan probe,
            Map<Integer, Integer> published) {
        boolean dropsProbeRows = join.kind() == JoinKind.INNER || join.kind() == JoinKind.LEFT_SEMI;
        var buildSide = buildRight ? join.right() : join.left();
        var probeSide = buildRight ? join.left() : join.right();
        boolean selective = estimator.rows(buildSide) < 0.7 * estimator.base(buildSide)
                || estimator.rows(buildSide) * 4 < estimator.rows(probeSide);
        if (!dropsProbeRows || !selective) {
            return probe;
        }
        var result = probe;
        var keys = Binding.to(probeSide.output()).bind(buildRight ? condition.leftKeys() : condition.rightKeys());
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i) instanceof Expression.InputReference key && !condition.nullSafe().get(i)) {
                var filtered = RuntimeFilterPlacer.place(result, key.index(), nextFilter);
                if (filtered != result) {
                    published.put(i, nextFilter++);
                    result = filtered;
                }
            }
        }
        return result;
    }

    private Planned shuffled(Join join, Condition condition, boolean buildRight) {
        var left = planner.planned(join.left());
        var right = planner.planned(join.right());
        double rows = Math.max(estimator.rows(join.left()), estimator.rows(join.right()));
        var leftKeys = Binding.to(join.left().output()).bind(condition.leftKeys());
        var rightKeys = Binding.to(join.right().output()).bind(condition.rightKeys());
        var leftDealt = planner.dealt(left.plan(), leftKeys, rows);
        var rightDealt = planner.dealt(right.plan(), rightKeys, rows);
        var plan = hashJoin(join, condition, buildRight, leftDealt, rightDealt, Map.of());
        return leftDealt.partitioning() instanceof Partitioning.Single
                ? Planned.onePartition(plan)
                : new Planned(plan, distribution(join, condition));
    }

    /// After a shuffled join rows lie by the keys of the side that is never made up of nulls.
    private static Distribution distribution(Join join, Condition condition) {
        var keys = switch (join.kind()) {
            case INNER, CROSS, LEFT_OUTER, LEFT_SEMI, LEFT_ANTI -> condition.leftKeys();
            case RIGHT_OUTER -> condition.rightKeys();
            case FULL_OUTER -> List.<Expression>of();
        };
        var ids = keys.stream().filter(ColumnReference.class::isInstance).map(key -> ((ColumnReference) key).id())
                .toList();
        return ids.isEmpty() || ids.size() < keys.size() ? new Distribution.Anyhow() : new Distribution.ByHash(ids);
    }

    private Planned nestedLoop(Join join) {
        var left = planner.planned(join.left());
        var right = planner.planned(join.right());
        var both = new ArrayList<>(join.left().output());
        both.addAll(join.right().output());
        var condition = join.condition() == null ? null : Binding.to(both).bind(join.condition());
        boolean countsRightMatches = join.kind() == JoinKind.RIGHT_OUTER || join.kind() == JoinKind.FULL_OUTER;
        if (countsRightMatches) {
            var one = left.isOnePartition()
                    ? left.plan()
                    : new PhysicalPlan.Exchange(left.plan(), new Partitioning.Single());
            var other = right.isOnePartition()
                    ? right.plan()
                    : new PhysicalPlan.Exchange(right.plan(), new Partitioning.Single());
            return Planned
                    .onePartition(new PhysicalPlan.NestedLoopJoin(one, other, join.kind(), condition, join.schema()));
        }
        var sent = new PhysicalPlan.Exchange(right.plan(), new Partitioning.Broadcast());
        return left.with(new PhysicalPlan.NestedLoopJoin(left.plan(), sent, join.kind(), condition, join.schema()));
    }
}
