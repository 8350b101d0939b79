package dev.vonk.runtime.stage;

import dev.vonk.runtime.plan.Partitioning;
import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.source.Split;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/// Cuts a plan into stages where its exchanges are and deals the splits of its sources out to tasks.
///
/// A cached frame becomes a stage of its own, once, however many leaves read it, whether or not its partitions are
/// there: they may be lost while the job runs.
public final class StageCutter {
    private final int tasksPerScan;
    private final CacheLineages lineages;
    private final IntSupplier exchangeIds;
    private final List<Stage> stages = new ArrayList<>();
    private final Map<Long, Integer> cacheStages = new HashMap<>();
    private final Map<Integer, Integer> exchangeStages = new HashMap<>();
    private final Map<PhysicalPlan.Exchange, PhysicalPlan.ReadExchange> exchanges = new IdentityHashMap<>();

    private StageCutter(int tasksPerScan, CacheLineages lineages, IntSupplier exchangeIds) {
        this.tasksPerScan = tasksPerScan;
        this.lineages = lineages;
        this.exchangeIds = exchangeIds;
    }

    /// The stages of `plan`.
    ///
    /// @param tasksPerScan the most tasks that one scan is dealt out to
    /// @param lineages of cached frames that have been computed before; those of new ones are added
    /// @param exchangeIds gives numbers that no exchange has had
    public static StageGraph cut(PhysicalPlan plan, int tasksPerScan, CacheLineages lineages,
            IntSupplier exchangeIds) {
        var cutter = new StageCutter(tasksPerScan, lineages, exchangeIds);
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
                addCache(scan);
                yield new PhysicalPlan.ReadCache(scan.cache(), scan.cached().schema(), scan.columns(), scan.filters(),
                        scan.schema(), scan.runtimeFilters());
            }
            case PhysicalPlan.Scan scan -> new PhysicalPlan.Scan(scan.source(), scan.request(), scan.schema(),
                    scan.runtimeFilters());
            case PhysicalPlan.ReadExchange _,PhysicalPlan.ReadCache _ ->
                throw new IllegalArgumentException("already cut: " + plan.describe());
            case PhysicalPlan.Filter _,PhysicalPlan.Project _,PhysicalPlan.HashAggregate _,PhysicalPlan.HashJoin _,PhysicalPlan.NestedLoopJoin _,PhysicalPlan.Sort _,PhysicalPlan.Window _,PhysicalPlan.MergeSorted _,PhysicalPlan.TopN _,PhysicalPlan.Limit _,PhysicalPlan.Union _,PhysicalPlan.Generate _,PhysicalPlan.Sample _,PhysicalPlan.MapPartitions _,PhysicalPlan.Write _,PhysicalPlan.WithSample _ ->
                plan
                        .withChildren(plan.children().stream().map(this::cutBelow).toList());
        };
    }

    private void addCache(PhysicalPlan.CachedScan scan) {
        if (cacheStages.containsKey(scan.cache())) {
            return;
        }
        var lineage = lineages.find(scan.cache());
        if (lineage == null) {
            var cutter = new StageCutter(tasksPerScan, lineages, exchangeIds);
            cutter.addStage(scan.cached(), new StageOutput.ToCache(scan.cache(), lineages.storage(scan.cache())));
            lineage = List.copyOf(cutter.stages);
            lineages.keep(scan.cache(), lineage);
        }
        append(lineage);
    }

    /// Adds the stages of a lineage under numbers of this job, but those of frames that are here already.
    private void append(List<Stage> lineage) {
        var wanted = wanted(lineage);
        var ids = new HashMap<Integer, Integer>();
        for (var stage : lineage) {
            if (stage.output() instanceof StageOutput.ToCache(long cache, var _) && cacheStages.containsKey(cache)) {
                ids.put(stage.id(), cacheStages.get(cache));
            } else if (wanted.get(stage.id())) {
                int id = stages.size();
                ids.put(stage.id(), id);
                stages.add(
                        new Stage(id, stage.fragment(), stage.tasks(), stage.inputs().stream().map(ids::get).toList(),
                                stage.leaves(), stage.output()));
                if (stage.output() instanceof StageOutput.ToCache(long cache, var _)) {
                    cacheStages.put(cache, id);
                }
            }
        }
    }

    private BitSet wanted(List<Stage> lineage) {
        var wanted = new BitSet();
        wanted.set(lineage.size() - 1);
        for (int i = lineage.size() - 1; i >= 0; i--) {
            var stage = lineage.get(i);
            boolean here = stage.output() instanceof StageOutput.ToCache(long cache, var _)
                    && cacheStages.containsKey(cache);
            if (wanted.get(i) && !here) {
                stage.inputs().forEach(wanted::set);
            }
        }
        return wanted;
    }

    /// An exchange that stands twice in the plan (the same object) is computed once.
    private PhysicalPlan readOf(PhysicalPlan.Exchange exchange) {
        var known = exchanges.get(exchange);
        if (known == null) {
            int id = exchangeIds.getAsInt();
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
            case PhysicalPlan.ReadCache read -> cacheStages.getOrDefault(read.cache(), -1);
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
            case PhysicalPlan.ReadCache read -> {
                int tasks = stages.get(cacheStages.get(read.cache())).tasks();
                shares[places.get(read)] = new LeafShare(first, tasks, List.of());
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
            case PhysicalPlan.WithSample sampled -> assignBoth(sampled, first, shares, places);
            case PhysicalPlan.Filter _,PhysicalPlan.Project _,PhysicalPlan.HashAggregate _,PhysicalPlan.Sort _,PhysicalPlan.Window _,PhysicalPlan.MergeSorted _,PhysicalPlan.TopN _,PhysicalPlan.Limit _,PhysicalPlan.Generate _,PhysicalPlan.Sample _,PhysicalPlan.MapPartitions _,PhysicalPlan.Write _ ->
                assign(
                        plan.children().get(0), first, shares, places);
            case PhysicalPlan.Exchange _,PhysicalPlan.CachedScan _ ->
                throw new IllegalStateException("not cut: " + plan.describe());
        };
    }

    private int assignBoth(PhysicalPlan plan, int first, LeafShare[] shares, Map<PhysicalPlan, Integer> places) {
        int left = assign(plan.children().get(0), first, shares, places);
        int right = assign(plan.children().get(1), first, shares, places);
        if (left >= 0 && right >= 0 && left != right) {
            throw new IllegalStateException(left + " partitions beside " + right + ": " + plan.describe());
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
