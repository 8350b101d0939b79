package dev.vonk.kernel.optimizer.unnest;

import dev.vonk.kernel.logical.Apply;
import dev.vonk.kernel.logical.ColumnIds;
import dev.vonk.kernel.logical.ExpressionRewriter;
import dev.vonk.kernel.logical.Leaf;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.ManyInputs.Join;
import dev.vonk.kernel.logical.ManyInputs.SetOperation;
import dev.vonk.kernel.logical.ManyInputs.Union;
import dev.vonk.kernel.logical.NamedCall;
import dev.vonk.kernel.logical.NamedExpression;
import dev.vonk.kernel.logical.OneInput;
import dev.vonk.kernel.logical.OneInput.Aggregate;
import dev.vonk.kernel.logical.OneInput.Filter;
import dev.vonk.kernel.logical.OneInput.Project;
import dev.vonk.kernel.optimizer.unnest.Hoisting.Hoisted;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.plan.JoinKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Pairs each outer row with the rows that a plan which uses the outer row's columns gives for it.
///
/// ```
/// beside(L, Filter a < outer.x)  =  Filter a < x           beside(L, Aggregate sum(a))  =  Join LeftOuter x <=> d
///           +- R                    +- beside(L, R)                  +- R                  :- L
///                                                                                          +- Aggregate keys [d]
///                                                                                             +- beside(distinct x AS d, R)
/// ```
final class Dependent {
    private Dependent() {
    }

    /// The outer rows' columns, then the plan's, both under their ids.
    static LogicalPlan beside(LogicalPlan outer, LogicalPlan plan) {
        return beside(new Outer(outer, false), plan);
    }

    static LogicalPlan beside(Outer outer, LogicalPlan plan) {
        var hoisted = Hoisting.of(plan, outer.ids());
        var pairs = hoisted.isPresent()
                ? Joins.inner(outer.plan(), hoisted.get().plan(), hoisted.get().conditions())
                : down(outer, plan);
        return Columns.exactly(pairs, Columns.joined(outer.columns(), plan.output()));
    }

    private static LogicalPlan down(Outer outer, LogicalPlan plan) {
        return switch (plan) {
            case Filter filter -> filter.withChild(beside(outer, filter.child()));
            case Project project -> {
                var pairs = beside(outer, project.child());
                yield new Project(Columns.joined(Columns.passedOn(pairs, outer.columns()), project.columns()), pairs);
            }
            case OneInput.Generate generate -> generate.withChild(beside(outer, generate.child()));
            case OneInput.Sample sample -> sample.withChild(beside(outer, sample.child()));
            case OneInput.Sort(var _, var _, var child) -> beside(outer, child);
            case OneInput.Repartition repartition -> beside(outer, repartition.child());
            case OneInput.Hint hint -> beside(outer, hint.child());
            case Aggregate aggregate -> aggregate.keys().isEmpty()
                    ? one(outer, aggregate)
                    : outer.distinct() ? grouped(outer, aggregate) : overDomain(outer, aggregate);
            case Join join -> DependentJoins.beside(outer, join);
            case Union union -> DependentUnions.beside(outer, union);
            case OneInput.Limit limit ->
                outer.distinct() ? DependentLimits.beside(outer, limit) : overDomain(outer, limit);
            case OneInput.Window window ->
                outer.distinct() ? windowed(outer, window) : overDomain(outer, window);
            case OneInput.Distinct _,SetOperation _,Apply _,Leaf _ ->
                throw new IllegalStateException("cannot be paired with outer rows: " + plan.describe());
            case OneInput.MapPartitions _,OneInput.Write _ -> throw Unsupported.node(plan);
        };
    }

    /// Computes the plan once for each distinct value of the outer columns it uses, and joins that back.
    private static LogicalPlan overDomain(Outer outer, LogicalPlan plan) {
        var domain = outer.domain(Columns.taken(plan, outer.columns()));
        var values = beside(domain.outer(), domain.in(plan));
        return Joins.inner(outer.plan(), values, domain.matches(outer.columns()));
    }

    /// Rows of different outer rows are in different groups.
    private static LogicalPlan grouped(Outer outer, Aggregate aggregate) {
        var pairs = beside(outer, aggregate.child());
        var keys = Columns.joined(Columns.passedOn(pairs, outer.columns()), aggregate.keys());
        return new Aggregate(keys, aggregate.calls(), pairs);
    }

    /// Rows of different outer rows are in different partitions.
    private static LogicalPlan windowed(Outer outer, OneInput.Window window) {
        var partitionBy = new ArrayList<Expression>(outer.columns());
        partitionBy.addAll(window.partitionBy());
        return new OneInput.Window(partitionBy, window.orderBy(), window.calls(), beside(outer, window.child()));
    }

    /// An aggregate without keys gives one row, also for an outer row that nothing belongs to.
    private static LogicalPlan one(Outer outer, Aggregate aggregate) {
        var calls = aggregate.calls().stream()
                .map(call -> new NamedCall(call.call(), ColumnIds.fresh(call.output().name(), call.output().type(),
                        true)))
                .toList();
        var groups = equalities(outer, aggregate)
                .map(hoisted -> byOwnColumns(outer, calls, hoisted))
                .orElseGet(() -> byDomain(outer, aggregate, calls));
        var columns = new ArrayList<>(Columns.passedOn(groups, outer.columns()));
        for (int i = 0; i < calls.size(); i++) {
            var call = aggregate.calls().get(i);
            columns.add(new NamedExpression(EmptyGroups.orEmpty(call, calls.get(i).output()), call.output()));
        }
        return new Project(columns, groups);
    }

    /// What the aggregate reads, where all that ties it to the outer rows is equalities.
    private static Optional<Hoisted> equalities(Outer outer, Aggregate aggregate) {
        if (Columns.mentions(aggregate.expressions(), outer.ids())) {
            return Optional.empty();
        }
        return Hoisting.of(aggregate.child(), outer.ids())
                .filter(hoisted -> hoisted.conditions().stream().allMatch(condition -> Equality
                        .of(condition, Columns.ids(hoisted.plan())).isPresent()));
    }

    private static LogicalPlan byOwnColumns(Outer outer, List<NamedCall> calls, Hoisted hoisted) {
        var innerIds = Columns.ids(hoisted.plan());
        var keys = new ArrayList<NamedExpression>();
        var conditions = new ArrayList<Expression>();
        for (var condition : hoisted.conditions()) {
            var equality = Equality.of(condition, innerIds).orElseThrow();
            conditions.add(equality.with(Hoisting.keyOf(equality.inner(), keys)));
        }
        return Joins.of(conditions.isEmpty() ? JoinKind.CROSS : JoinKind.LEFT_OUTER, outer.plan(),
                new Aggregate(keys, calls, hoisted.plan()), conditions);
    }

    private static LogicalPlan byDomain(Outer outer, Aggregate aggregate, List<NamedCall> calls) {
        var domain = outer.domain(Columns.taken(aggregate, outer.columns()));
        var pairs = beside(domain.outer(), domain.in(aggregate.child()));
        var keys = Columns.passedOn(pairs, domain.outer().columns());
        var renamed = calls.stream()
                .map(call -> call.map(part -> ExpressionRewriter.replaceColumns(part, domain.columns()))).toList();
        return Joins.of(JoinKind.LEFT_OUTER, outer.plan(), new Aggregate(keys, renamed, pairs),
                domain.matches(outer.columns()));
    }
}
