package dev.vonk.kernel.planner;

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
import dev.vonk.kernel.statistics.Estimator;
import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.expression.SortKey;
import dev.vonk.runtime.plan.Partitioning;
import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.source.ScanRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/// Turns an optimised logical plan into a physical one. The output's columns are the logical output's, in order.
public final class Planner {
    /// Above this many rows a sorted limit is a sort and a limit.
    private static final long TOP_LIMIT = 1_000_000;

    private final PlannerSettings settings;
    private final Estimator estimator;
    private final int batchRows;
    private final LongFunction<PhysicalPlan> cachedPlan;
    private final JoinPlanner joins;
    private final WindowPlanner windows;

    /// @param cachedPlan of a cached frame: the physical plan that makes it, the same object each time
    public Planner(PlannerSettings settings, Estimator estimator, int batchRows,
            LongFunction<PhysicalPlan> cachedPlan) {
        this.settings = settings;
        this.estimator = estimator;
        this.batchRows = batchRows > 0 ? batchRows : Batch.DEFAULT_ROWS;
        this.cachedPlan = cachedPlan;
        this.joins = new JoinPlanner(this, settings, estimator);
        this.windows = new WindowPlanner(this, estimator);
    }

    /// The physical plan; nothing is read for it but what sources know of themselves.
    public PhysicalPlan plan(LogicalPlan plan) {
        return planned(plan).plan();
    }

    Planned planned(LogicalPlan plan) {
        return switch (plan) {
            case Leaf.Scan scan -> scan(scan);
            case Leaf.Cached cached -> cached(cached);
            case OneInput.Filter(var condition, var child) -> {
                var input = planned(child);
                yield input.with(new PhysicalPlan.Filter(input.plan(), Binding.to(child.output()).bind(condition)));
            }
            case OneInput.Project project -> project(project);
            case OneInput.Aggregate aggregate -> aggregate(aggregate);
            case OneInput.Sort sort -> sort(sort);
            case OneInput.Window window -> windows.window(window);
            case OneInput.Limit limit -> limit(limit);
            case OneInput.Generate generate -> {
                var input = planned(generate.child());
                yield input.with(new PhysicalPlan.Generate(input.plan(),
                        Binding.to(generate.child().output()).bind(generate.collection()), generate.position(),
                        generate.outer(),
                        generate.schema()));
            }
            case OneInput.Sample(double from, double to, boolean withReplacement, long seed, var child) -> {
                var input = planned(child);
                yield input.with(new PhysicalPlan.Sample(input.plan(), from, to, withReplacement, seed));
            }
            case OneInput.MapPartitions map -> {
                var input = planned(map.child());
                var step = new PhysicalPlan.MapPartitions(input.plan(), map.label(), map.function(), map.schema());
                yield input.isOnePartition() ? Planned.onePartition(step) : Planned.anyhow(step);
            }
            case OneInput.Repartition repartition -> repartition(repartition);
            case OneInput.Hint hint -> planned(hint.child());
            case OneInput.Write write -> write(write);
            case Join join -> joins.join(join);
            case Union union -> Planned.anyhow(new PhysicalPlan.Union(
                    union.children().stream().map(child -> planned(child).plan()).toList(), union.schema()));
            case OneInput.Distinct _,SetOperation _ -> throw new IllegalStateException(
                    "the optimizer's RewriteSetOperations must run before planning: " + plan.describe());
            case Apply _ -> throw new IllegalStateException(
                    "the optimizer must turn subqueries into joins before planning: " + plan.describe());
        };
    }

    private Planned scan(Leaf.Scan scan) {
        var places = new HashMap<Long, Integer>();
        for (int i = 0; i < scan.output().size(); i++) {
            places.put(scan.output().get(i).id(), scan.columns().get(i));
        }
        var request = new ScanRequest(scan.columns(), ScanFilters.of(scan.filters(), places), batchRows);
        var read = new PhysicalPlan.Scan(scan.source(), request, scan.schema(), Map.of());
        return Planned.anyhow(filtered(read, scan.filters(), scan.output()));
    }

    private Planned cached(Leaf.Cached cached) {
        var places = new HashMap<Long, Integer>();
        for (int i = 0; i < cached.output().size(); i++) {
            places.put(cached.output().get(i).id(), cached.columns().get(i));
        }
        var read = new PhysicalPlan.CachedScan(cached.cache(), cachedPlan.apply(cached.cache()), cached.columns(),
                ScanFilters.of(cached.filters(), places), cached.schema(), Map.of());
        return Planned.anyhow(filtered(read, cached.filters(), cached.output()));
    }

    private static PhysicalPlan filtered(PhysicalPlan plan, List<Expression> terms, List<ColumnReference> output) {
        return terms.isEmpty()
                ? plan
                : new PhysicalPlan.Filter(plan, Binding.to(output).bind(ExpressionRewriter.conjunction(terms)));
    }

    private Planned project(OneInput.Project project) {
        var input = planned(project.child());
        var binding = Binding.to(project.child().output());
        var step = new PhysicalPlan.Project(input.plan(),
                binding.bind(project.columns().stream().map(NamedExpression::expression).toList()), project.schema());
        return new Planned(step, renamed(input.distribution(), project.columns()));
    }

    /// A hash distribution lives on under new names of its columns, and ends where one of them is gone.
    private static Distribution renamed(Distribution distribution, List<NamedExpression> columns) {
        if (!(distribution instanceof Distribution.ByHash(var ids))) {
            return distribution;
        }
        var renamed = new ArrayList<Long>();
        for (long id : ids) {
            columns.stream()
                    .filter(column -> column.expression() instanceof ColumnReference reference && reference.id() == id)
                    .findFirst().ifPresent(column -> renamed.add(column.output().id()));
        }
        return renamed.size() == ids.size() ? new Distribution.ByHash(renamed) : new Distribution.Anyhow();
    }

    private Planned aggregate(OneInput.Aggregate aggregate) {
        var input = planned(aggregate.child());
        var binding = Binding.to(aggregate.child().output());
        var keys = binding.bind(aggregate.keys().stream().map(NamedExpression::expression).toList());
        var calls = aggregate.calls().stream().map(NamedCall::call).map(binding::bind).toList();
        var schema = aggregate.schema();
        boolean distinct = calls.stream().anyMatch(call -> call.distinct());
        if (input.isOnePartition() || liesByKeys(input.distribution(), aggregate.keys())) {
            return input.with(
                    new PhysicalPlan.HashAggregate(input.plan(), PhysicalPlan.HashAggregate.Mode.COMPLETE, keys, calls,
                            schema));
        }
        if (distinct) {
            var dealt = dealt(input.plan(), keys, estimator.rows(aggregate.child()));
            return distributed(
                    new PhysicalPlan.HashAggregate(dealt, PhysicalPlan.HashAggregate.Mode.COMPLETE, keys, calls,
                            schema),
                    dealt, aggregate.keys());
        }
        var partial = new PhysicalPlan.HashAggregate(input.plan(), PhysicalPlan.HashAggregate.Mode.PARTIAL, keys, calls,
                PartialSchema.of(keys, calls, schema));
        var partialKeys = new ArrayList<Expression>();
        for (int i = 0; i < keys.size(); i++) {
            partialKeys.add(new Expression.InputReference(i, keys.get(i).type(), keys.get(i).nullable(),
                    schema.field(i).name()));
        }
        var dealt = dealt(partial, partialKeys, estimator.rows(aggregate.child()));
        return distributed(
                new PhysicalPlan.HashAggregate(dealt, PhysicalPlan.HashAggregate.Mode.FINAL, keys, calls, schema),
                dealt,
                aggregate.keys());
    }

    private static boolean liesByKeys(Distribution distribution, List<NamedExpression> keys) {
        return distribution instanceof Distribution.ByHash(var ids) && !ids.isEmpty()
                && ids.stream().allMatch(id -> keys.stream()
                        .anyMatch(key -> key.expression() instanceof ColumnReference column && column.id() == id));
    }

    private static Planned distributed(PhysicalPlan plan, PhysicalPlan.Exchange dealt, List<NamedExpression> keys) {
        return dealt.partitioning() instanceof Partitioning.Single
                ? Planned.onePartition(plan)
                : new Planned(plan, new Distribution.ByHash(keys.stream().map(key -> key.output().id()).toList()));
    }

    /// Rows with equal keys together: by hash, or all in one partition where they are few or there are no keys.
    PhysicalPlan.Exchange dealt(PhysicalPlan plan, List<Expression> keys, double rows) {
        boolean single = keys.isEmpty() || settings.partitions() == 1 || rows <= settings.smallRows();
        return new PhysicalPlan.Exchange(plan,
                single ? new Partitioning.Single() : new Partitioning.Hash(keys, settings.partitions()));
    }

    private Planned sort(OneInput.Sort sort) {
        var input = planned(sort.child());
        var keys = Binding.to(sort.child().output()).bindKeys(sort.keys());
        var sorted = new PhysicalPlan.Sort(input.plan(), keys);
        if (!sort.global() || input.isOnePartition()) {
            return input.with(sorted);
        }
        return Planned.onePartition(
                new PhysicalPlan.MergeSorted(new PhysicalPlan.Exchange(sorted, new Partitioning.Single()), keys));
    }

    private Planned limit(OneInput.Limit limit) {
        long rows = limit.limit() > Long.MAX_VALUE - limit.offset() ? Long.MAX_VALUE : limit.limit() + limit.offset();
        if (limit.child() instanceof OneInput.Sort(var sortKeys, boolean global, var sorted) && global
                && rows <= TOP_LIMIT) {
            var input = planned(sorted);
            var keys = Binding.to(sorted.output()).bindKeys(sortKeys);
            if (input.isOnePartition()) {
                return input.with(new PhysicalPlan.TopN(input.plan(), keys, limit.limit(), limit.offset()));
            }
            var local = new PhysicalPlan.TopN(input.plan(), keys, rows, 0);
            var together = new PhysicalPlan.Exchange(local, new Partitioning.Single());
            return Planned.onePartition(new PhysicalPlan.TopN(together, keys, limit.limit(), limit.offset()));
        }
        var input = planned(limit.child());
        if (input.isOnePartition()) {
            return input.with(new PhysicalPlan.Limit(input.plan(), limit.limit(), limit.offset()));
        }
        var local = rows == Long.MAX_VALUE ? input.plan() : new PhysicalPlan.Limit(input.plan(), rows, 0);
        var together = new PhysicalPlan.Exchange(local, new Partitioning.Single());
        return Planned.onePartition(new PhysicalPlan.Limit(together, limit.limit(), limit.offset()));
    }

    private Planned repartition(OneInput.Repartition repartition) {
        var input = planned(repartition.child());
        int partitions = repartition.partitions() > 0 ? repartition.partitions() : settings.partitions();
        if (partitions == 1) {
            return input.isOnePartition()
                    ? input
                    : Planned.onePartition(new PhysicalPlan.Exchange(input.plan(), new Partitioning.Single()));
        }
        var keys = Binding.to(repartition.child().output()).bindKeys(repartition.keys());
        return Planned.anyhow(switch (repartition.kind()) {
            case ROUND_ROBIN, COALESCE ->
                new PhysicalPlan.Exchange(input.plan(), new Partitioning.RoundRobin(partitions));
            case HASH -> new PhysicalPlan.Exchange(input.plan(),
                    new Partitioning.Hash(keys.stream().map(SortKey::expression).toList(), partitions));
            case RANGE -> RangeExchange.of(input, keys, partitions);
        });
    }

    private Planned write(OneInput.Write write) {
        var input = planned(write.child());
        var places = write.partitionColumns().stream()
                .map(column -> ((Expression.InputReference) Binding.to(write.child().output()).bind(column)).index())
                .toList();
        var attempt = java.util.UUID.randomUUID().toString();
        return input.with(
                new PhysicalPlan.Write(input.plan(), write.format(), write.folder(), write.options(), places, attempt,
                        ColumnIds.schema(write.output())));
    }
}
