package dev.vonk.kernel.query;

import dev.vonk.kernel.logical.Leaf;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.NamedExpression;
import dev.vonk.kernel.logical.OneInput;
import dev.vonk.kernel.logical.PlanRewriter;
import dev.vonk.kernel.optimizer.Optimizer;
import dev.vonk.kernel.planner.Estimator;
import dev.vonk.kernel.planner.Planner;
import dev.vonk.kernel.planner.PlannerSettings;
import dev.vonk.runtime.block.BlockStore;
import dev.vonk.runtime.cluster.Cluster;
import dev.vonk.runtime.cluster.JobProgress;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.worker.JobSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// Takes a logical plan to its rows: optimizer, planner, cluster. One for a session.
public final class QueryEngine implements AutoCloseable {
    private final Cluster cluster;
    private final Supplier<QuerySettings> settings;
    private final CachedFrames frames = new CachedFrames();

    /// @param settings asked anew for each query
    public QueryEngine(Cluster cluster, Supplier<QuerySettings> settings) {
        this.cluster = cluster;
        this.settings = settings;
    }

    /// Starts a query.
    ///
    /// A plan that ends in a limit without an order is a preview: its rows come from the first partitions, and what
    /// else was running stops as soon as they are there.
    ///
    /// @param description what the user ran, for progress, e.g. `show at cell 3`
    public QueryResult run(LogicalPlan plan, String description) {
        var now = settings.get();
        if (plan instanceof OneInput.Limit(long limit, long offset, var child) && !endsInSort(child)
                && limit < Long.MAX_VALUE - offset) {
            var rows = physical(withoutUncomputedCaches(child), now);
            var stopping = new PhysicalPlan.Limit(rows, limit + offset, 0);
            return new QueryResult(cluster.run(stopping, description, jobSettings(now)), plan.schema(), offset, limit);
        }
        return new QueryResult(cluster.run(physical(plan, now), description, jobSettings(now)), plan.schema(), 0,
                Long.MAX_VALUE);
    }

    private static boolean endsInSort(LogicalPlan plan) {
        return switch (plan) {
            case OneInput.Sort sort -> sort.global();
            case OneInput.Project project -> endsInSort(project.child());
            case OneInput.Limit _ -> true;
            default -> false;
        };
    }

    /// A preview does not compute a whole frame to cache it.
    private LogicalPlan withoutUncomputedCaches(LogicalPlan plan) {
        return PlanRewriter.bottomUp(plan, node -> node instanceof Leaf.Cached cached
                && cluster.blocks().cachedPartitions(cached.cache()).isEmpty() ? inlined(cached) : node);
    }

    private static LogicalPlan inlined(Leaf.Cached cached) {
        var fresh = PlanRewriter.freshIds(cached.plan());
        var columns = new ArrayList<NamedExpression>();
        for (int i = 0; i < cached.output().size(); i++) {
            columns.add(new NamedExpression(fresh.output().get(cached.columns().get(i)), cached.output().get(i)));
        }
        return new OneInput.Project(columns, fresh);
    }

    private PhysicalPlan physical(LogicalPlan plan, QuerySettings now) {
        return planner(now).plan(optimizer(now).optimize(withoutDroppedCaches(plan)));
    }

    /// A frame that is cached no more is computed where it is used.
    private LogicalPlan withoutDroppedCaches(LogicalPlan plan) {
        return PlanRewriter.bottomUp(plan,
                node -> node instanceof Leaf.Cached cached && !frames.contains(cached.cache()) ? inlined(cached) : node);
    }

    private static Optimizer optimizer(QuerySettings now) {
        return new Optimizer(new EvaluationContext(now.zone()), now.disabledRules());
    }

    private Planner planner(QuerySettings now) {
        var defaults = PlannerSettings.embedded(cluster.slots());
        var chosen = now.partitions() > 0
                ? new PlannerSettings(now.partitions(), defaults.broadcastRows(), defaults.smallRows())
                : defaults;
        return new Planner(chosen, new Estimator(this::cachedRows), now.batchRows(),
                id -> frames.physical(id, plan -> physical(plan, now)));
    }

    private OptionalLong cachedRows(long cache) {
        return cluster.blocks().cachedPartitions(cache).isPresent()
                ? OptionalLong.of(cluster.blocks().cacheUse(cache).rows())
                : OptionalLong.empty();
    }

    private JobSettings jobSettings(QuerySettings now) {
        var defaults = cluster.settings(new EvaluationContext(now.zone()));
        return new JobSettings(now.batchRows(), defaults.tasksPerScan(), defaults.evaluation());
    }

    /// How a plan would be run, as text.
    ///
    /// @param extended also what was analysed and what each optimizer rule made of it
    public String explain(LogicalPlan plan, boolean extended) {
        var now = settings.get();
        var text = new StringBuilder();
        var start = withoutDroppedCaches(plan);
        if (extended) {
            text.append("== Analyzed Logical Plan ==\n").append(plan.treeString());
        }
        var optimized = optimizer(now).optimize(start, step -> {
            if (extended) {
                text.append("\n== ").append(step.rule()).append(" (").append(step.nanos() / 1000).append(" us) ==\n")
                        .append(step.plan().treeString());
            }
        });
        if (extended) {
            text.append("\n== Optimized Logical Plan ==\n").append(optimized.treeString()).append('\n');
        }
        return text.append("== Physical Plan ==\n").append(planner(now).plan(optimized).treeString()).toString();
    }

    /// Marks a plan to be kept once it is computed.
    ///
    /// @return the id for [Leaf.Cached]
    public long cache(LogicalPlan plan) {
        return frames.add(plan);
    }

    /// Forgets a cached frame; plans that read it compute it again.
    public void uncache(long cache) {
        frames.remove(cache);
        cluster.blocks().dropCache(cache);
    }

    /// Whether the frame is marked to be kept.
    public boolean isCached(long cache) {
        return frames.contains(cache);
    }

    /// What a cached frame occupies.
    public BlockStore.CacheUse cacheUse(long cache) {
        return cluster.blocks().cacheUse(cache);
    }

    /// The jobs that run and the last ones that ended, oldest first.
    public List<JobProgress> jobs() {
        return cluster.jobs();
    }

    /// How many tasks run at a time.
    public int slots() {
        return cluster.slots();
    }

    @Override
    public void close() {
        cluster.close();
    }
}
