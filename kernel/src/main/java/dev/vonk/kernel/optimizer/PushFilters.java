package dev.vonk.kernel.optimizer;

import dev.vonk.kernel.logical.Apply;
import dev.vonk.kernel.logical.ExpressionRewriter;
import dev.vonk.kernel.logical.Leaf;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.ManyInputs.Join;
import dev.vonk.kernel.logical.ManyInputs.SetOperation;
import dev.vonk.kernel.logical.ManyInputs.Union;
import dev.vonk.kernel.logical.OneInput;
import dev.vonk.kernel.logical.OneInput.Aggregate;
import dev.vonk.kernel.logical.OneInput.Filter;
import dev.vonk.kernel.logical.OneInput.Project;
import dev.vonk.kernel.logical.Raising;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.Call;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.plan.JoinKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Takes every condition as far down as it goes: through projections, aggregates (on keys), unions, sorts, to the
/// side of a join it speaks of, and into the scan.
///
/// ```
/// Filter a > 1 AND b < 2              Join
/// +- Join                     ->      :- Scan l [a] filters a > 1
///    :- Scan l [a]                    +- Scan r [b] filters b < 2
///    +- Scan r [b]
/// ```
///
/// A condition on one join key holds for the other too and is copied across. A condition that may raise stays above
/// a join or another filter that could have spared it the row.
final class PushFilters implements Rule {
    @Override
    public LogicalPlan apply(LogicalPlan plan) {
        var pushed = push(plan, List.of());
        return pushed.equals(plan) ? plan : pushed;
    }

    /// `plan` under a filter of all `terms`.
    private LogicalPlan push(LogicalPlan plan, List<Expression> terms) {
        return switch (plan) {
            case Filter(var condition, var child) -> pushThroughFilter(child, condition, terms);
            case Project project -> pushThroughProject(project, terms);
            case Aggregate aggregate -> pushThroughAggregate(aggregate, terms);
            case Join join -> pushThroughJoin(join, terms);
            case Union union -> pushThroughUnion(union, terms);
            case OneInput.Sort sort -> over(sort, push(sort.child(), terms));
            case OneInput.Distinct distinct -> over(distinct, push(distinct.child(), terms));
            case OneInput.Repartition repartition -> over(repartition, push(repartition.child(), terms));
            case OneInput.Hint hint -> over(hint, push(hint.child(), terms));
            case OneInput.Generate generate -> pushWhereKnown(generate, generate.child(), terms);
            case OneInput.Window window -> pushThroughWindow(window, terms);
            case Leaf.Scan scan -> terms.isEmpty()
                    ? scan
                    : new Leaf.Scan(scan.source(), scan.columns(), scan.output(), joined(scan.filters(), terms));
            case Leaf.Cached cached -> terms.isEmpty()
                    ? cached
                    : new Leaf.Cached(cached.cache(), cached.plan(), cached.columns(), cached.output(),
                            joined(cached.filters(), terms));
            case OneInput.Limit _,OneInput.Sample _,OneInput.MapPartitions _,OneInput.Write _,SetOperation _,Apply _ ->
                filtered(
                        withPushedInputs(plan), terms);
        };
    }

    private static LogicalPlan over(OneInput node, LogicalPlan child) {
        return child == node.child() ? node : node.withChild(child);
    }

    private LogicalPlan withPushedInputs(LogicalPlan plan) {
        var inputs = plan.children().stream().map(child -> push(child, List.of())).toList();
        return same(inputs, plan.children()) ? plan : plan.withChildren(inputs);
    }

    private static boolean same(List<LogicalPlan> left, List<LogicalPlan> right) {
        for (int i = 0; i < left.size(); i++) {
            if (left.get(i) != right.get(i)) {
                return false;
            }
        }
        return true;
    }

    private static LogicalPlan filtered(LogicalPlan plan, List<Expression> terms) {
        return terms.isEmpty() ? plan : new Filter(ExpressionRewriter.conjunction(terms), plan);
    }

    private static List<Expression> joined(List<Expression> first, List<Expression> then) {
        var all = new ArrayList<>(first);
        then.stream().filter(term -> !all.contains(term)).forEach(all::add);
        return all;
    }

    /// The lower filter's terms come first: they guard the upper ones.
    private LogicalPlan pushThroughFilter(LogicalPlan child, Expression condition, List<Expression> terms) {
        return push(child, joined(ExpressionRewriter.conjuncts(condition), terms));
    }

    private LogicalPlan pushThroughProject(Project project, List<Expression> terms) {
        var definitions = new HashMap<Long, Expression>();
        project.columns().forEach(column -> definitions.put(column.output().id(), column.expression()));
        var below = new ArrayList<Expression>();
        var above = new ArrayList<Expression>();
        for (var term : terms) {
            boolean pure = ExpressionRewriter.columnIds(term).stream()
                    .allMatch(id -> definitions.containsKey(id) && isDeterministic(definitions.get(id)));
            if (pure && above.isEmpty()) {
                below.add(ExpressionRewriter.replaceColumns(term, definitions));
            } else {
                above.add(term);
            }
        }
        var child = push(project.child(), below);
        return filtered(over(project, child), above);
    }

    private LogicalPlan pushThroughAggregate(Aggregate aggregate, List<Expression> terms) {
        var keys = new HashMap<Long, Expression>();
        aggregate.keys().forEach(key -> keys.put(key.output().id(), key.expression()));
        var below = new ArrayList<Expression>();
        var above = new ArrayList<Expression>();
        for (var term : terms) {
            var ids = ExpressionRewriter.columnIds(term);
            if (!ids.isEmpty() && keys.keySet().containsAll(ids) && isDeterministic(term)) {
                below.add(ExpressionRewriter.replaceColumns(term, keys));
            } else {
                above.add(term);
            }
        }
        var child = push(aggregate.child(), below);
        return filtered(over(aggregate, child), above);
    }

    /// A condition on partition keys drops whole partitions; any other would change what functions see.
    private LogicalPlan pushThroughWindow(OneInput.Window window, List<Expression> terms) {
        var keys = idsOf(window.partitionBy().stream().filter(ColumnReference.class::isInstance).toList());
        var below = new ArrayList<Expression>();
        var above = new ArrayList<Expression>();
        for (var term : terms) {
            var ids = ExpressionRewriter.columnIds(term);
            boolean ofPartitions = !ids.isEmpty() && keys.containsAll(ids) && isDeterministic(term)
                    && !Raising.mayRaise(term);
            (ofPartitions ? below : above).add(term);
        }
        return filtered(over(window, push(window.child(), below)), above);
    }

    private LogicalPlan pushThroughUnion(Union union, List<Expression> terms) {
        var inputs = new ArrayList<LogicalPlan>();
        for (var input : union.children()) {
            var columns = new HashMap<Long, Expression>();
            for (int i = 0; i < union.output().size(); i++) {
                columns.put(union.output().get(i).id(), input.output().get(i));
            }
            inputs.add(
                    push(input, terms.stream().map(term -> ExpressionRewriter.replaceColumns(term, columns)).toList()));
        }
        return same(inputs, union.children()) ? union : union.withChildren(inputs);
    }

    private LogicalPlan pushWhereKnown(OneInput node, LogicalPlan child, List<Expression> terms) {
        var known = ids(child);
        var below = terms.stream().filter(term -> known.containsAll(ExpressionRewriter.columnIds(term))).toList();
        var above = terms.stream().filter(term -> !below.contains(term)).toList();
        var pushed = push(child, below);
        return filtered(over(node, pushed), above);
    }

    private LogicalPlan pushThroughJoin(Join join, List<Expression> terms) {
        var leftIds = ids(join.left());
        var rightIds = ids(join.right());
        var on = new ArrayList<Expression>();
        if (join.condition() != null) {
            on.addAll(ExpressionRewriter.conjuncts(join.condition()));
        }
        boolean inner = join.kind() == JoinKind.INNER || join.kind() == JoinKind.CROSS;
        var all = inner ? joined(on, terms) : terms;
        var sides = new Sides(leftIds, rightIds);
        var above = new ArrayList<Expression>();
        for (var term : all) {
            if (!isDeterministic(term)) {
                above.add(term);
            } else if (sides.isLeft(term) && keepsLeft(join.kind())) {
                sides.left.add(term);
            } else if (sides.isRight(term) && keepsRight(join.kind())) {
                sides.right.add(term);
            } else {
                above.add(term);
            }
        }
        if (inner) {
            sides.addImplied(above);
            sides.copyAcross(above);
            return rebuilt(join, JoinKind.INNER, sides, above, List.of());
        }
        var residual = sides.takeFromCondition(join.kind(), on);
        if (join.kind() == JoinKind.LEFT_SEMI || join.kind() == JoinKind.RIGHT_OUTER
                || join.kind() == JoinKind.LEFT_OUTER) {
            sides.copyAcross(join.kind(), residual);
        }
        return rebuilt(join, join.kind(), sides, residual, above);
    }

    private LogicalPlan rebuilt(Join join, JoinKind kind, Sides sides, List<Expression> on, List<Expression> above) {
        var left = push(join.left(), sides.left);
        var right = push(join.right(), sides.right);
        var condition = on.isEmpty() ? null : ExpressionRewriter.conjunction(on);
        var finalKind = kind == JoinKind.INNER && condition == null ? JoinKind.CROSS : kind;
        boolean unchanged = left == join.left() && right == join.right() && finalKind == join.kind()
                && java.util.Objects.equals(condition, join.condition());
        return filtered(unchanged ? join : new Join(finalKind, left, right, condition), above);
    }

    /// Whether a row dropped from the left input is a row dropped from the output and nothing else.
    private static boolean keepsLeft(JoinKind kind) {
        return switch (kind) {
            case INNER, CROSS, LEFT_OUTER, LEFT_SEMI, LEFT_ANTI -> true;
            case RIGHT_OUTER, FULL_OUTER -> false;
        };
    }

    private static boolean keepsRight(JoinKind kind) {
        return switch (kind) {
            case INNER, CROSS, RIGHT_OUTER -> true;
            case LEFT_OUTER, FULL_OUTER, LEFT_SEMI, LEFT_ANTI -> false;
        };
    }

    private static Set<Long> ids(LogicalPlan plan) {
        return plan.output().stream().map(ColumnReference::id).collect(Collectors.toSet());
    }

    private static boolean isDeterministic(@Nullable Expression expression) {
        return expression != null && !ExpressionRewriter.any(expression,
                part -> part instanceof Call call && !call.function().deterministic());
    }

    /// The conditions of a join on their way to its inputs.
    private static final class Sides {
        private final Set<Long> leftIds;
        private final Set<Long> rightIds;
        private final List<Expression> left = new ArrayList<>();
        private final List<Expression> right = new ArrayList<>();

        Sides(Set<Long> leftIds, Set<Long> rightIds) {
            this.leftIds = leftIds;
            this.rightIds = rightIds;
        }

        private static boolean within(Expression term, Set<Long> ids) {
            var used = ExpressionRewriter.columnIds(term);
            return !used.isEmpty() && ids.containsAll(used) && !Raising.mayRaise(term);
        }

        boolean isLeft(Expression term) {
            return within(term, leftIds);
        }

        boolean isRight(Expression term) {
            return within(term, rightIds);
        }

        /// Terms of an outer or semi join's own condition that speak of the side without obligations go down there.
        List<Expression> takeFromCondition(JoinKind kind, List<Expression> on) {
            var residual = new ArrayList<Expression>();
            for (var term : on) {
                boolean toRight = kind == JoinKind.LEFT_OUTER || kind == JoinKind.LEFT_SEMI
                        || kind == JoinKind.LEFT_ANTI;
                boolean toLeft = kind == JoinKind.RIGHT_OUTER || kind == JoinKind.LEFT_SEMI;
                if (isDeterministic(term) && toRight && isRight(term)) {
                    right.add(term);
                } else if (isDeterministic(term) && toLeft && isLeft(term)) {
                    left.add(term);
                } else {
                    residual.add(term);
                }
            }
            return residual;
        }

        /// What an OR over both sides asks of each goes down to it too.
        void addImplied(List<Expression> on) {
            for (var term : on) {
                if (isDeterministic(term) && !Raising.mayRaise(term)) {
                    FactorDisjunctions.implied(term, leftIds).filter(part -> !left.contains(part)).ifPresent(left::add);
                    FactorDisjunctions.implied(term, rightIds).filter(part -> !right.contains(part))
                            .ifPresent(right::add);
                }
            }
        }

        void copyAcross(List<Expression> on) {
            var fromLeft = List.copyOf(left);
            var fromRight = List.copyOf(right);
            copy(fromLeft, equalities(on, true), right);
            copy(fromRight, equalities(on, false), left);
        }

        void copyAcross(JoinKind kind, List<Expression> on) {
            if (kind == JoinKind.RIGHT_OUTER) {
                copy(List.copyOf(right), equalities(on, false), left);
            } else {
                copy(List.copyOf(left), equalities(on, true), right);
            }
        }

        private static void copy(List<Expression> terms, Map<Long, Expression> across, List<Expression> to) {
            for (var term : terms) {
                var ids = ExpressionRewriter.columnIds(term);
                if (across.keySet().containsAll(ids)) {
                    var copied = ExpressionRewriter.replaceColumns(term, across);
                    if (!to.contains(copied)) {
                        to.add(copied);
                    }
                }
            }
        }

        /// Columns of one side that equal a column of the other: from left ids to right columns, or the other way.
        private Map<Long, Expression> equalities(List<Expression> on, boolean fromLeft) {
            var pairs = new HashMap<Long, Expression>();
            for (var term : on) {
                if (term instanceof Call(var function, var arguments, var _, var _) && function.name().equals("equal")
                        && arguments.get(0) instanceof ColumnReference a
                        && arguments.get(1) instanceof ColumnReference b) {
                    var first = leftIds.contains(a.id()) ? a : b;
                    var second = first == a ? b : a;
                    if (leftIds.contains(first.id()) && rightIds.contains(second.id())) {
                        pairs.put(fromLeft ? first.id() : second.id(), fromLeft ? second : first);
                    }
                }
            }
            return pairs;
        }
    }

    static Set<Long> idsOf(List<Expression> expressions) {
        var ids = new HashSet<Long>();
        expressions.forEach(expression -> ids.addAll(ExpressionRewriter.columnIds(expression)));
        return ids;
    }
}
