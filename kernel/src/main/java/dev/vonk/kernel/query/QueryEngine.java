package dev.vonk.kernel.query;

import dev.vonk.kernel.logical.Leaf;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.NamedCall;
import dev.vonk.kernel.logical.NamedExpression;
import dev.vonk.kernel.logical.OneInput;
import dev.vonk.kernel.logical.PlanRewriter;
import dev.vonk.kernel.optimizer.Optimizer;
import dev.vonk.kernel.planner.Planner;
import dev.vonk.kernel.planner.PlannerSettings;
import dev.vonk.kernel.statistics.Estimator;
import dev.vonk.runtime.cluster.Cluster;
import dev.vonk.runtime.cluster.Job;
import dev.vonk.runtime.cluster.JobProgress;
import dev.vonk.runtime.code.AccumulatorV2;
import dev.vonk.runtime.code.Broadcast;
import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.expression.AggregateCall;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.function.FunctionRegistry;
import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.stage.CacheStorage;
import dev.vonk.runtime.stage.JobSettings;
import dev.vonk.runtime.type.DataTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Takes a logical plan to its rows: optimizer, planner, cluster. One for a session.
public final class QueryEngine implements QueryRunner {
    private final Cluster cluster;
    private final Map<String, String> settings;
    private final CachedFrames frames = new CachedFrames();
    private final JobLabels labels = new JobLabels();

    /// @param settings the session's, read anew for each query
    public QueryEngine(Cluster cluster, Map<String, String> settings) {
        this.cluster = cluster;
        this.settings = settings;
    }

    /// A plan that ends in a limit without an order is a preview: its rows come from the first partitions, and what
    /// else was running stops as soon as they are there.
    @Override
    public BatchStream run(LogicalPlan written) {
        var now = QuerySettings.of(settings);
        var plan = withRecursions(written);
        if (plan instanceof OneInput.Limit(long limit, long offset, var child) && !endsInSort(child)
                && limit < Long.MAX_VALUE - offset) {
            var rows = physical(withoutUncomputedCaches(child), now);
            var job = start(new PhysicalPlan.Limit(rows, limit + offset, 0), "preview", now);
            return new QueryResult(job, offset, limit, now.maxResultBytes(), () -> labels.enough(job));
        }
        return result(start(physical(plan, now), "query", now), now.maxResultBytes());
    }

    @Override
    public BatchStream stream(LogicalPlan written) {
        var now = QuerySettings.of(settings);
        var plan = withRecursions(written);
        return result(start(physical(plan, now), "query", now), Long.MAX_VALUE);
    }

    private LogicalPlan withRecursions(LogicalPlan plan) {
        var values = new SettingValues(settings);
        return new Recursions(this::rows, values.number("spark.sql.cteRecursionLevelLimit", 100, 1),
                values.number("spark.sql.cteRecursionRowLimit", 1_000_000, 1)).computed(plan);
    }

    private List<Batch> rows(LogicalPlan plan) {
        var batches = new ArrayList<Batch>();
        try (var rows = run(plan)) {
            rows.forEachRemaining(batch -> batches.add(batch.compact()));
        }
        return batches;
    }

    private static QueryResult result(Job job, long maxBytes) {
        return new QueryResult(job, 0, Long.MAX_VALUE, maxBytes, () -> {});
    }

    private Job start(PhysicalPlan plan, String description, QuerySettings now) {
        var defaults = cluster.settings(new EvaluationContext(now.zone()));
        var label = JobLabel.current();
        var job = cluster.run(plan, label.describe(description),
                new JobSettings(now.batchRows(), defaults.tasksPerScan(), defaults.evaluation(), now.maxResultBytes(),
                        now.packing(), now.spool()));
        labels.add(label, job);
        return job;
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
        return PlanRewriter.bottomUp(plan, node -> node instanceof Leaf.Cached cached && !isComputed(cached.cache())
                ? withoutUncomputedCaches(inlined(cached))
                : node);
    }

    private boolean isComputed(long cache) {
        return cluster.caches().partitions(cache).isPresent();
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
        var estimator = new Estimator(this::cachedRows);
        return planner(now, estimator).plan(optimizer(now, estimator).optimize(withoutDroppedCaches(plan)));
    }

    /// A frame that is cached no more is computed where it is used.
    private LogicalPlan withoutDroppedCaches(LogicalPlan plan) {
        return PlanRewriter.bottomUp(plan,
                node -> node instanceof Leaf.Cached cached && !frames.contains(cached.cache())
                        ? withoutDroppedCaches(inlined(cached))
                        : node);
    }

    private static Optimizer optimizer(QuerySettings now, Estimator estimator) {
        return new Optimizer(new EvaluationContext(now.zone()), estimator, now.disabledRules());
    }

    private Planner planner(QuerySettings now, Estimator estimator) {
        var defaults = PlannerSettings.of(cluster.slots(), cluster.processes());
        var chosen = now.partitions() > 0
                ? new PlannerSettings(now.partitions(), defaults.broadcastRows(), defaults.smallRows(),
                        defaults.processes())
                : defaults;
        return new Planner(chosen, estimator, now.batchRows(),
                id -> frames.physical(id, plan -> physical(plan, now)));
    }

    private OptionalLong cachedRows(long cache) {
        return isComputed(cache) ? OptionalLong.of(cluster.caches().use(cache).rows()) : OptionalLong.empty();
    }

    @Override
    public long count(LogicalPlan plan) {
        var count = FunctionRegistry.builtin().aggregate("count").orElseThrow();
        var call = new AggregateCall(count, List.of(), false, null, DataTypes.LongType, false);
        var aggregate = new OneInput.Aggregate(List.of(), List.of(NamedCall.of("count", call)), plan);
        try (var rows = run(aggregate)) {
            long counted = Vectors.longAt(rows.next().column(0), 0);
            // To the end, so that the job has ended well and was not cut off.
            if (rows.hasNext()) {
                throw new IllegalStateException("a count gave more than one row");
            }
            return counted;
        }
    }

    @Override
    public void write(OneInput.Write plan) {
        var commit = WriteCommit.of(plan);
        if (commit.isNothingToDo()) {
            return;
        }
        var now = QuerySettings.of(settings);
        var physical = (PhysicalPlan.Write) physical(withRecursions(plan), now);
        boolean done = false;
        try (var files = result(start(physical, "write " + plan.format(), now), Long.MAX_VALUE)) {
            while (files.hasNext()) {
                files.next();
            }
            done = true;
        } finally {
            if (done) {
                commit.commit(physical.attempt());
            } else {
                commit.abandon(physical.attempt());
            }
        }
    }

    @Override
    public String explain(LogicalPlan plan, Explanation explanation) {
        var now = QuerySettings.of(settings);
        boolean extended = explanation == Explanation.EXTENDED;
        var text = new StringBuilder();
        if (extended) {
            text.append("== Analyzed Logical Plan ==\n").append(plan.treeString()).append('\n');
        }
        var estimator = new Estimator(this::cachedRows);
        var optimized = optimizer(now, estimator).optimize(withoutDroppedCaches(plan), step -> {
            if (extended) {
                text.append("== ").append(step.rule()).append(", ").append(step.nanos() / 1000).append(" us ==\n")
                        .append(step.plan().treeString()).append('\n');
            }
        });
        var physical = planner(now, estimator).plan(optimized);
        text.append("== Physical Plan ==\n").append(physical.treeString());
        if (explanation == Explanation.ANALYZE) {
            text.append('\n').append(analyzed(physical, now));
        }
        return text.toString();
    }

    /// Runs the plan, throws its rows away, and says what each stage did.
    private String analyzed(PhysicalPlan plan, QuerySettings now) {
        try (var job = start(plan, "explain analyze", now)) {
            long rows = 0;
            for (var batch = job.next(); batch != null; batch = job.next()) {
                rows += batch.rowCount();
            }
            return StageReport.of(job.progress(), job.outlines(), rows);
        }
    }

    @Override
    public LogicalPlan reading(LogicalPlan plan) {
        var id = frames.find(plan);
        return id.isPresent() ? Leaf.Cached.of(id.getAsLong(), plan) : plan;
    }

    @Override
    public void cache(LogicalPlan plan, CacheStorage storage) {
        frames.add(plan);
        frames.find(plan).ifPresent(id -> cluster.keepCache(id, storage));
    }

    @Override
    public void uncache(LogicalPlan plan) {
        frames.find(plan).ifPresent(this::drop);
    }

    private void drop(long id) {
        frames.remove(id);
        cluster.dropCache(id);
    }

    @Override
    public boolean isCached(LogicalPlan plan) {
        return frames.find(plan).isPresent();
    }

    @Override
    public OptionalLong cachedRows(LogicalPlan plan) {
        var id = frames.find(plan);
        return id.isPresent() ? cachedRows(id.getAsLong()) : OptionalLong.empty();
    }

    @Override
    public void clearCache() {
        frames.ids().forEach(this::drop);
    }

    @Override
    public List<JobProgress> jobs() {
        return cluster.jobs();
    }

    @Override
    public Optional<JobLabel> label(long job) {
        return labels.of(job);
    }

    @Override
    public boolean hadEnough(long job) {
        return labels.hadEnough(job);
    }

    @Override
    public Optional<Cluster> cluster() {
        return Optional.of(cluster);
    }

    @Override
    public <T> Broadcast<T> broadcast(T value) {
        return cluster.broadcast(value);
    }

    @Override
    public void register(AccumulatorV2<?, ?> accumulator, @Nullable String name) {
        cluster.register(accumulator, name);
    }

    @Override
    public int slots() {
        return cluster.slots();
    }

    @Override
    public void cancelGroup(String group) {
        labels.cancel(group);
    }

    @Override
    public void cancelAll() {
        cluster.cancelAll();
    }

    @Override
    public void close() {
        cluster.close();
    }
}
