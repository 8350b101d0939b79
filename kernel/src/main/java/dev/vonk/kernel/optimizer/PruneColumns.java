package dev.vonk.kernel.optimizer;

import dev.vonk.kernel.logical.Apply;
import dev.vonk.kernel.logical.Leaf;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.ManyInputs.Join;
import dev.vonk.kernel.logical.ManyInputs.SetOperation;
import dev.vonk.kernel.logical.ManyInputs.Union;
import dev.vonk.kernel.logical.NamedExpression;
import dev.vonk.kernel.logical.OneInput;
import dev.vonk.kernel.logical.OneInput.Aggregate;
import dev.vonk.kernel.logical.OneInput.Project;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Computes and reads only columns that something above uses.
///
/// ```
/// Project a                      Project a
/// +- Filter b > 1       ->       +- Filter b > 1
///    +- Scan [a, b, c]              +- Scan [a, b]
/// ```
final class PruneColumns implements Rule {
    @Override
    public LogicalPlan apply(LogicalPlan plan) {
        return prune(plan, ids(plan.output()));
    }

    private static Set<Long> ids(List<ColumnReference> columns) {
        return columns.stream().map(ColumnReference::id).collect(Collectors.toSet());
    }

    /// `plan` with at least the columns `needed`, in their order; perhaps more.
    private LogicalPlan prune(LogicalPlan plan, Set<Long> needed) {
        return switch (plan) {
            case Leaf.Scan scan -> pruneScan(scan, needed);
            case Leaf.Cached cached -> pruneCached(cached, needed);
            case Project project -> pruneProject(project, needed);
            case Aggregate aggregate -> pruneAggregate(aggregate, needed);
            case Join join -> pruneJoin(join, needed);
            case Union union -> pruneUnion(union, needed);
            case OneInput.Filter _,OneInput.Sort _,OneInput.Limit _,OneInput.Sample _,OneInput.Repartition _,OneInput.Hint _ ->
                pruneChild(
                        (OneInput) plan, with(needed, plan));
            case OneInput.Generate generate -> pruneChild(generate, with(needed, generate));
            case OneInput.Window window -> pruneWindow(window, needed);
            case OneInput.Distinct _,OneInput.MapPartitions _,OneInput.Write _,SetOperation _,Apply _ ->
                pruneAll(plan);
        };
    }

    private static Set<Long> with(Set<Long> needed, LogicalPlan node) {
        var all = new HashSet<>(needed);
        all.addAll(PushFilters.idsOf(node.expressions()));
        return all;
    }

    private LogicalPlan pruneChild(OneInput node, Set<Long> needed) {
        var child = prune(node.child(), needed);
        return child == node.child() ? node : node.withChild(child);
    }

    /// The node reads its inputs by place, so each keeps exactly its columns.
    private LogicalPlan pruneAll(LogicalPlan plan) {
        var inputs = plan.children().stream().map(this::exactly).toList();
        return inputs.equals(plan.children()) ? plan : plan.withChildren(inputs);
    }

    private LogicalPlan exactly(LogicalPlan input) {
        return exactly(prune(input, ids(input.output())), input.output());
    }

    private static LogicalPlan exactly(LogicalPlan pruned, List<ColumnReference> wanted) {
        var ids = wanted.stream().map(ColumnReference::id).toList();
        if (pruned.output().stream().map(ColumnReference::id).toList().equals(ids)) {
            return pruned;
        }
        return new Project(wanted.stream().map(NamedExpression::of).toList(), pruned);
    }

    private static LogicalPlan pruneScan(Leaf.Scan scan, Set<Long> needed) {
        var used = with(needed, scan);
        var kept = kept(scan.output(), used);
        return kept.size() == scan.output().size()
                ? scan
                : new Leaf.Scan(scan.source(), at(scan.columns(), kept), at(scan.output(), kept), scan.filters());
    }

    private static LogicalPlan pruneCached(Leaf.Cached cached, Set<Long> needed) {
        var used = with(needed, cached);
        var kept = kept(cached.output(), used);
        return kept.size() == cached.output().size()
                ? cached
                : new Leaf.Cached(cached.cache(), cached.plan(), at(cached.columns(), kept), at(cached.output(), kept),
                        cached.filters());
    }

    private static List<Integer> kept(List<ColumnReference> columns, Set<Long> used) {
        var kept = new ArrayList<Integer>();
        for (int i = 0; i < columns.size(); i++) {
            if (used.contains(columns.get(i).id())) {
                kept.add(i);
            }
        }
        return kept;
    }

    private static <T> List<T> at(List<T> list, List<Integer> places) {
        return places.stream().map(list::get).toList();
    }

    private LogicalPlan pruneProject(Project project, Set<Long> needed) {
        var kept = project.columns().stream().filter(column -> needed.contains(column.output().id())).toList();
        var used = PushFilters.idsOf(kept.stream().map(NamedExpression::expression).toList());
        var child = prune(project.child(), used);
        if (kept.stream().allMatch(NamedExpression::isPassedOn) && sameColumns(kept, child)) {
            return child;
        }
        return child == project.child() && kept.size() == project.columns().size() ? project : new Project(kept, child);
    }

    private static boolean sameColumns(List<NamedExpression> columns, LogicalPlan child) {
        return columns.stream().map(column -> column.output().id()).toList()
                .equals(child.output().stream().map(ColumnReference::id).toList());
    }

    private LogicalPlan pruneAggregate(Aggregate aggregate, Set<Long> needed) {
        var calls = aggregate.calls().stream().filter(call -> needed.contains(call.output().id())).toList();
        var kept = calls.size() == aggregate.calls().size()
                ? aggregate
                : new Aggregate(aggregate.keys(), calls, aggregate.child());
        var child = prune(aggregate.child(), PushFilters.idsOf(kept.expressions()));
        return child == aggregate.child() ? kept : kept.withChild(child);
    }

    private LogicalPlan pruneWindow(OneInput.Window window, Set<Long> needed) {
        var calls = window.calls().stream().filter(call -> needed.contains(call.output().id())).toList();
        if (calls.isEmpty()) {
            return prune(window.child(), needed);
        }
        var kept = calls.size() == window.calls().size() ? window : window.withCalls(calls);
        var used = with(needed, kept);
        // windows in a row share their sort as long as nothing is between them
        var child = kept.child() instanceof OneInput.Window ? prune(kept.child(), used) : narrowed(kept.child(), used);
        return child == window.child() ? kept : kept.withChild(child);
    }

    private LogicalPlan pruneJoin(Join join, Set<Long> needed) {
        var used = with(needed, join);
        var left = narrowed(join.left(), used);
        var right = narrowed(join.right(), used);
        return left == join.left() && right == join.right()
                ? join
                : new Join(join.kind(), left, right, join.condition());
    }

    /// A join or window copies its inputs' columns, so a projection that drops some is worth its while.
    private LogicalPlan narrowed(LogicalPlan input, Set<Long> used) {
        var pruned = prune(input, used);
        var wanted = pruned.output().stream().filter(column -> used.contains(column.id())).toList();
        return exactly(pruned, wanted);
    }

    private LogicalPlan pruneUnion(Union union, Set<Long> needed) {
        var kept = kept(union.output(), needed);
        var inputs = new ArrayList<LogicalPlan>();
        for (var input : union.children()) {
            var wanted = at(input.output(), kept);
            inputs.add(exactly(prune(input, ids(wanted)), wanted));
        }
        boolean same = kept.size() == union.output().size() && inputs.equals(union.children());
        return same ? union : new Union(inputs, at(union.output(), kept));
    }
}
