package dev.vonk.kernel.optimizer.unnest;

import dev.vonk.kernel.logical.ExpressionRewriter;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.ManyInputs.Join;
import dev.vonk.kernel.logical.NamedExpression;
import dev.vonk.kernel.logical.OneInput;
import dev.vonk.kernel.logical.OneInput.Aggregate;
import dev.vonk.kernel.logical.OneInput.Filter;
import dev.vonk.kernel.logical.OneInput.Project;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Lifts conditions that speak of outer columns out of a plan, so that what is left can be computed once for all outer
/// rows.
///
/// ```
/// Aggregate keys [a]                   Aggregate keys [a, k]         condition k = outer.k
/// +- Filter k = outer.k      ->        +- Scan [a, b, k]
///    +- Scan [a, b, k]
/// ```
final class Hoisting {
    private final Set<Long> outer;

    /// @param plan without outer columns; has all columns the plan had before, perhaps in other places, and more
    /// @param conditions over its columns and the outer ones: a row belongs to an outer row where all are true
    record Hoisted(LogicalPlan plan, List<Expression> conditions) {}

    private Hoisting(Set<Long> outer) {
        this.outer = outer;
    }

    /// The plan and the conditions lifted out of it; empty where that is not all it takes.
    static Optional<Hoisted> of(LogicalPlan plan, Set<Long> outer) {
        return new Hoisting(outer).hoisted(plan);
    }

    private Optional<Hoisted> hoisted(LogicalPlan plan) {
        if (Columns.free(plan).stream().noneMatch(outer::contains)) {
            return Optional.of(new Hoisted(plan, List.of()));
        }
        return switch (plan) {
            case Filter filter -> hoisted(filter.child()).map(below -> overFilter(filter, below));
            case Project project when !Columns.mentions(project.expressions(), outer) ->
                hoisted(project.child()).map(below -> overProject(project, below));
            case Aggregate aggregate when !aggregate.keys().isEmpty()
                    && !Columns.mentions(aggregate.expressions(), outer) ->
                hoisted(aggregate.child()).flatMap(below -> overAggregate(aggregate, below));
            case Join join -> overJoin(join);
            case OneInput.Generate generate when !Columns.mentions(generate.collection(), outer) ->
                hoisted(generate.child()).map(below -> new Hoisted(generate.withChild(below.plan()),
                        below.conditions()));
            case OneInput.Sort sort -> hoisted(sort.child());
            case OneInput.Repartition repartition -> hoisted(repartition.child());
            case OneInput.Hint hint ->
                hoisted(hint.child()).map(below -> new Hoisted(hint.withChild(below.plan()), below.conditions()));
            default -> Optional.empty();
        };
    }

    private Hoisted overFilter(Filter filter, Hoisted below) {
        var kept = new ArrayList<Expression>();
        var lifted = new ArrayList<>(below.conditions());
        ExpressionRewriter.conjuncts(filter.condition())
                .forEach(term -> (Columns.mentions(term, outer) ? lifted : kept).add(term));
        var plan = kept.isEmpty() ? below.plan() : new Filter(ExpressionRewriter.conjunction(kept), below.plan());
        return new Hoisted(plan, lifted);
    }

    /// Passes the columns on that the conditions speak of.
    private static Hoisted overProject(Project project, Hoisted below) {
        var made = Columns.ids(project);
        var columns = new ArrayList<>(project.columns());
        below.plan().output().stream()
                .filter(column -> !made.contains(column.id())
                        && Columns.mentions(below.conditions(), Set.of(column.id())))
                .forEach(column -> columns.add(NamedExpression.of(column)));
        return new Hoisted(new Project(columns, below.plan()), below.conditions());
    }

    /// Groups by the inner side of each equality too: rows of one outer row agree in it.
    private Optional<Hoisted> overAggregate(Aggregate aggregate, Hoisted below) {
        var keys = new ArrayList<>(aggregate.keys());
        var conditions = new ArrayList<Expression>();
        for (var condition : below.conditions()) {
            var kept = aboveKeys(condition, keys, below.plan());
            if (kept.isEmpty()) {
                return Optional.empty();
            }
            conditions.add(kept.get());
        }
        return Optional.of(new Hoisted(new Aggregate(keys, aggregate.calls(), below.plan()), conditions));
    }

    private Optional<Expression> aboveKeys(Expression condition, List<NamedExpression> keys, LogicalPlan plan) {
        var innerIds = Columns.ids(plan);
        var passedOn = Columns.ids(keys.stream().filter(NamedExpression::isPassedOn).map(NamedExpression::output)
                .toList());
        if (ExpressionRewriter.columnIds(condition).stream()
                .allMatch(id -> !innerIds.contains(id) || passedOn.contains(id))) {
            return Optional.of(condition);
        }
        return Equality.of(condition, innerIds).map(equality -> equality.with(keyOf(equality.inner(), keys)));
    }

    /// The key that holds the value; a new one where there is none yet.
    static ColumnReference keyOf(Expression value, List<NamedExpression> keys) {
        return keys.stream().filter(key -> key.expression().equals(value)).findFirst().orElseGet(() -> {
            var key = value instanceof ColumnReference column
                    ? NamedExpression.of(column)
                    : NamedExpression.of("key", value);
            keys.add(key);
            return key;
        }).output();
    }

    private Optional<Hoisted> overJoin(Join join) {
        return switch (join.kind()) {
            case INNER, CROSS -> hoisted(join.left())
                    .flatMap(left -> hoisted(join.right()).map(right -> overInner(join, left, right)));
            case LEFT_OUTER, LEFT_SEMI, LEFT_ANTI -> isFreeOfOuter(join, join.right())
                    ? hoisted(join.left()).map(left -> new Hoisted(
                            join.withChildren(List.of(left.plan(), join.right())), left.conditions()))
                    : Optional.empty();
            case RIGHT_OUTER -> isFreeOfOuter(join, join.left())
                    ? hoisted(join.right()).map(right -> new Hoisted(
                            join.withChildren(List.of(join.left(), right.plan())), right.conditions()))
                    : Optional.empty();
            case FULL_OUTER -> Optional.empty();
        };
    }

    private boolean isFreeOfOuter(Join join, LogicalPlan side) {
        return !Columns.mentions(join.expressions(), outer)
                && Columns.free(side).stream().noneMatch(outer::contains);
    }

    private Hoisted overInner(Join join, Hoisted left, Hoisted right) {
        var lifted = new ArrayList<>(Columns.<Expression>joined(left.conditions(), right.conditions()));
        var kept = new ArrayList<Expression>();
        terms(join).forEach(term -> (Columns.mentions(term, outer) ? lifted : kept).add(term));
        return new Hoisted(Joins.inner(left.plan(), right.plan(), kept), lifted);
    }

    private static Stream<Expression> terms(Join join) {
        return join.condition() == null ? Stream.of() : ExpressionRewriter.conjuncts(join.condition()).stream();
    }
}
