package dev.vonk.runtime.stage;

import dev.vonk.runtime.plan.Partitioning;
import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.source.Split;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.LongFunction;

/// Cuts a plan into stages where its exchanges are and deals the splits of its sources out to tasks.
///
/// A cached frame that is not there yet becomes a stage of its own, once, however many leaves read it.
public final class StageCutter {
    private final int tasksPerScan;
    private final LongFunction<OptionalInt> cachedPartitions;
    private final List<Stage> stages = new ArrayList<>();
    private final Map<Long, Integer> cacheStages = new HashMap<>();
    private final Map<Integer, Integer> exchangeStages = new HashMap<>();
    private final Map<PhysicalPlan.Exchange, PhysicalPlan.ReadExchange> exchanges = new IdentityHashMap<>();
    private int nextExchange;

    private StageCutter(int tasksPerScan, LongFunction<OptionalInt> cachedPartitions) {
        this.tasksPerScan = tasksPerScan;
        this.cachedPartitions = cachedPartitions;
    }

    /// The stages of `plan`.
    ///
    /// @param tasksPerScan the most tasks that one scan is dealt out to
    /// @param cachedPartitions of a cached frame: how many partitions it has if all are there
    public static StageGraph cut(PhysicalPlan plan, int tasksPerScan, LongFunction<OptionalInt> cachedPartitions) {
        var cutter = new StageCutter(tasksPerScan, cachedPartitions);
        cutter.addStage(plan, new StageOutput.ToResult());
        return new StageGraph(cutter.stages);
    }

    private int addStage(PhysicalPlan plan, StageOutput output) {
        var fragment = cutBelow(plan);
        var leaves = Stage.leavesOf(fragment);
        var shares = new LeafShare[leaves.size()];
        var places = new IdentityHashMap<PhysicalPlan, Integer>();
        for (int i = 0; i < shares.length; i++) {
            places.put(leaves.get(i), i);
        }
        int tasks = Math.max(1, assign(fragment, 0, shares, places));
        var inputs = leaves.stream().map(this::inputOf).filter(stage -> stage >= 0).distinct().toList();
        int id = stages.size();
        stages.add(new Stage(id, fragment, tasks, inputs, List.of(shares), output));
        return id;
    }

    /// The plan down to its exchanges, which become reads of stages added before; leaves are made distinct objects.
    private PhysicalPlan cutBelow(PhysicalPlan plan) {
        return switch (plan) {
            case PhysicalPlan.Exchange exchange -> readOf(exchange);
            case PhysicalPlan.CachedScan scan -> {
                if (cachedPartitions.apply(scan.cache()).isEmpty() && !cacheStages.containsKey(scan.cache())) {
                    cacheStages.put(scan.cache(), addStage(scan.cached(), new StageOutput.ToCache(scan.cache())));
                }
                yield new PhysicalPlan.CachedScan(scan.cache(), scan.cached(), scan.columns(), scan.filters(),
                        scan.schema(),
                        scan.runtimeFilters());
            }
            case PhysicalPlan.Scan scan -> new PhysicalPlan.Scan(scan.source(), scan.request(), scan.schema(),
                    scan.runtimeFilters());
            case PhysicalPlan.ReadExchange read ->
                throw new IllegalArgumentException("already cut: " + read.describe());
            case PhysicalPlan.Filter _,PhysicalPlan.Project _,PhysicalPlan.HashAggregate _,PhysicalPlan.HashJoin _,PhysicalPlan.NestedLoopJoin _,PhysicalPlan.Sort _,PhysicalPlan.MergeSorted _,PhysicalPlan.TopN _,PhysicalPlan.Limit _,PhysicalPlan.Union _,PhysicalPlan.Generate _,PhysicalPlan.Sample _,PhysicalPlan.MapPartitions _,PhysicalPlan.Write _ ->
                plan
                        .withChildren(plan.children().stream().map(this::cutBelow).toList());
        };
    }

    /// An exchange that stands twice in the plan (the same object) is computed once.
    private PhysicalPlan readOf(PhysicalPlan.Exchange exchange) {
        var known = exchanges.get(exchange);
        if (known == null) {
            int id = nextExchange++;
            int stage = addStage(exchange.child(), new StageOutput.ToExchange(id, exchange.partitioning()));
            exchangeStages.put(id, stage);
            known = new PhysicalPlan.ReadExchange(id, exchange.partitioning(), exchange.schema());
            exchanges.put(exchange, known);
        }
        return new PhysicalPlan.ReadExchange(known.exchange(), known.partitioning(), known.schema());
    }

    private int inputOf(PhysicalPlan leaf) {
        return switch (leaf) {
            case PhysicalPlan.ReadExchange read -> exchangeStages.getOrDefault(read.exchange(), -1);
            case PhysicalPlan.CachedScan scan -> cacheStages.getOrDefault(scan.cache(), -1);
            default -> -1;
        };
    }

    /// Gives the leaves below `plan` their tasks from `first` on.
    ///
    /// @return how many tasks the subtree has; -1 where every task reads all of it
    private int assign(PhysicalPlan plan, int first, LeafShare[] shares, Map<PhysicalPlan, Integer> places) {
        return switch (plan) {
            case PhysicalPlan.Scan scan -> {
                var dealt = deal(splitsOf(scan));
                shares[places.get(scan)] = new LeafShare(first, dealt.size(), dealt);
                yield dealt.size();
            }
            case PhysicalPlan.ReadExchange read -> {
                int tasks = read.partitioning() instanceof Partitioning.Broadcast
                        ? -1
                        : read.partitioning().partitions();
                shares[places.get(read)] = new LeafShare(tasks < 0 ? 0 : first, tasks, List.of());
                yield tasks;
            }
            case PhysicalPlan.CachedScan scan -> {
                var present = cachedPartitions.apply(scan.cache());
                int tasks = present.isPresent()
                        ? present.getAsInt()
                        : stages.get(cacheStages.get(scan.cache())).tasks();
                shares[places.get(scan)] = new LeafShare(first, tasks, List.of());
                yield tasks;
            }
            case PhysicalPlan.Union union -> {
                int tasks = 0;
                for (var child : union.children()) {
                    tasks += Math.max(0, assign(child, first + tasks, shares, places));
                }
                yield tasks;
            }
            case PhysicalPlan.HashJoin join -> assignBoth(join, first, shares, places);
            case PhysicalPlan.NestedLoopJoin join -> assignBoth(join, first, shares, places);
            case PhysicalPlan.Filter _,PhysicalPlan.Project _,PhysicalPlan.HashAggregate _,PhysicalPlan.Sort _,PhysicalPlan.MergeSorted _,PhysicalPlan.TopN _,PhysicalPlan.Limit _,PhysicalPlan.Generate _,PhysicalPlan.Sample _,PhysicalPlan.MapPartitions _,PhysicalPlan.Write _ ->
                assign(
                        plan.children().get(0), first, shares, places);
            case PhysicalPlan.Exchange exchange -> throw new IllegalStateException("not cut: " + exchange.describe());
        };
    }

    private int assignBoth(PhysicalPlan join, int first, LeafShare[] shares, Map<PhysicalPlan, Integer> places) {
        int left = assign(join.children().get(0), first, shares, places);
        int right = assign(join.children().get(1), first, shares, places);
        if (left >= 0 && right >= 0 && left != right) {
            throw new IllegalStateException("a join of " + left + " and " + right + " partitions: " + join.describe());
        }
        return Math.max(left, right);
    }

    private static List<Split> splitsOf(PhysicalPlan.Scan scan) {
        try {
            return scan.source().splits(scan.request());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot list the parts of " + scan.source().description() + ": " + e.getMessage(), e);
        }
    }

    /// Neighbouring splits together, in order, about the same weight for each task.
    private List<List<Split>> deal(List<Split> splits) {
        long left = splits.stream().mapToLong(Split::weight).sum();
        var dealt = new ArrayList<List<Split>>();
        var current = new ArrayList<Split>();
        long weight = 0;
        int tasks = Math.min(tasksPerScan, splits.size());
        for (int i = 0; i < splits.size(); i++) {
            var split = splits.get(i);
            current.add(split);
            weight += split.weight();
            int tasksLeft = tasks - dealt.size();
            boolean full = weight >= left / tasksLeft || splits.size() - i - 1 <= tasksLeft - 1;
            if (full && tasksLeft > 1) {
                dealt.add(List.copyOf(current));
                current.clear();
                left -= weight;
                weight = 0;
            }
        }
        if (!current.isEmpty() || dealt.isEmpty()) {
            dealt.add(List.copyOf(current));
        }
        return List.copyOf(dealt);
    }
}
