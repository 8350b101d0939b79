package dev.vonk.runtime.operator;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.expression.Evaluator;
import dev.vonk.runtime.expression.Evaluators;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Selector;
import dev.vonk.runtime.plan.Partitioning;
import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.source.Formats;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Makes a fragment of a plan ready to run: one operator a node, from the top down, each pushing into the one above.
public final class OperatorFactory {
    /// A larger top-n is a sort, which can go to disk.
    private static final long LARGEST_TOP_N = 1 << 18;

    private final TaskContext context;
    private final List<AutoCloseable> held = new ArrayList<>();

    private OperatorFactory(TaskContext context) {
        this.context = context;
    }

    /// A driver of `fragment` that pushes its output into `end`.
    public static Driver build(PhysicalPlan fragment, Sink end, TaskContext context) {
        var factory = new OperatorFactory(context);
        return new FragmentDriver(factory.driver(fragment, end), factory.held);
    }

    private Driver driver(PhysicalPlan plan, Sink next) {
        return switch (plan) {
            case PhysicalPlan.Scan scan -> scan(scan, next);
            case PhysicalPlan.ReadCache read -> leaf(once(() -> context.cached(read)), read.runtimeFilters(), next);
            case PhysicalPlan.ReadExchange read -> leaf(all(() -> context.exchange(read)), Map.of(), next);
            case PhysicalPlan.MergeSorted merge -> leaf(new MergeReaders(merge, context), Map.of(), next);
            case PhysicalPlan.Filter(var child, var condition) ->
                driver(child, new FilterOperator(selector(condition), next));
            case PhysicalPlan.Project project -> driver(project.child(),
                    new ProjectOperator(project.expressions(),
                            Evaluators.compileAll(project.expressions(), context.evaluation()), next));
            case PhysicalPlan.HashAggregate aggregate ->
                driver(aggregate.child(), hold(new HashAggregateOperator(aggregate, context, next)));
            case PhysicalPlan.HashJoin join -> join(join, next);
            case PhysicalPlan.NestedLoopJoin join -> join(join, next);
            case PhysicalPlan.Sort sort -> driver(sort.child(), hold(new SortOperator(sort, context, next)));
            case PhysicalPlan.TopN top -> top(top, next);
            case PhysicalPlan.Limit(var child, long limit, long offset) ->
                driver(child, new LimitOperator(limit, offset, next));
            case PhysicalPlan.Union union -> union(union, next);
            case PhysicalPlan.Generate generate -> driver(generate.child(),
                    new GenerateOperator(generate, evaluator(generate.collection()), context, next));
            case PhysicalPlan.Sample sample ->
                driver(sample.child(), new SampleOperator(sample, context.partition(), next));
            case PhysicalPlan.MapPartitions map -> mapPartitions(map, next);
            case PhysicalPlan.Write write ->
                driver(write.child(), hold(new WriteOperator(write, Formats.named(write.format()), context, next)));
            case PhysicalPlan.Exchange _,PhysicalPlan.CachedScan _ -> throw new IllegalStateException(
                    "inside of a fragment, where stages should have been cut: " + plan.describe());
        };
    }

    private <T extends AutoCloseable> T hold(T operator) {
        held.add(operator);
        return operator;
    }

    private Evaluator evaluator(Expression expression) {
        return Evaluators.compile(expression, context.evaluation());
    }

    private Selector selector(Expression condition) {
        return Evaluators.selector(condition, context.evaluation());
    }

    private Driver scan(PhysicalPlan.Scan scan, Sink next) {
        LeafDriver.Complaint complaint = e -> new DataException("FAILED_READ_FILE", "Could not read "
                + scan.source().description() + ": " + e.getMessage() + ".", e);
        return new LeafDriver(new ScanReaders(scan, context), complaint,
                new LeafFilter(scan.runtimeFilters(), context.runtimeFilters()), next, context.metrics());
    }

    private Driver leaf(LeafDriver.Readers readers, Map<Integer, Integer> filters, Sink next) {
        return new LeafDriver(readers, e -> new UncheckedIOException("cannot read an input: " + e.getMessage(), e),
                new LeafFilter(filters, context.runtimeFilters()), next, context.metrics());
    }

    private static LeafDriver.Readers once(java.util.function.Supplier<dev.vonk.runtime.source.BatchReader> reader) {
        return all(() -> List.of(reader.get()));
    }

    /// Asks for the readers when the first is needed.
    private static LeafDriver.Readers all(
            java.util.function.Supplier<List<dev.vonk.runtime.source.BatchReader>> readers) {
        var state = new Object() {
            java.util.@org.jspecify.annotations.Nullable Iterator<dev.vonk.runtime.source.BatchReader> left;
        };
        return () -> {
            var left = state.left;
            if (left == null) {
                left = readers.get().iterator();
                state.left = left;
            }
            return left.hasNext() ? left.next() : null;
        };
    }

    private Driver join(PhysicalPlan.HashJoin join, Sink next) {
        var operator = hold(new HashJoinOperator(join, context, next));
        var buildPlan = join.buildRight() ? join.right() : join.left();
        var probe = driver(join.buildRight() ? join.left() : join.right(), operator.probeSide());
        if (isBroadcast(buildPlan)) {
            return new SequenceDriver(List.of(new OnceDriver(() -> operator.shareBuild(drive(buildPlan))), probe));
        }
        return new SequenceDriver(List.of(driver(buildPlan, operator.buildSide()), probe));
    }

    private Driver join(PhysicalPlan.NestedLoopJoin join, Sink next) {
        var operator = hold(new NestedLoopJoinOperator(join, context, next));
        var left = driver(join.left(), operator.leftSide());
        if (isBroadcast(join.right())) {
            return new SequenceDriver(List.of(new OnceDriver(() -> operator.shareRight(drive(join.right()))), left));
        }
        return new SequenceDriver(List.of(driver(join.right(), operator.rightSide()), left));
    }

    /// Whether every task reads the same rows below `plan`.
    private static boolean isBroadcast(PhysicalPlan plan) {
        if (plan instanceof PhysicalPlan.ReadExchange read) {
            return read.partitioning() instanceof Partitioning.Broadcast;
        }
        return !plan.children().isEmpty() && plan.children().stream().allMatch(OperatorFactory::isBroadcast);
    }

    /// Drives `plan` to its end into a sink, at once.
    private Consumer<Sink> drive(PhysicalPlan plan) {
        return sink -> {
            try (var whole = build(plan, sink, context)) {
                while (whole.step()) {
                    context.checkCancelled();
                }
            }
        };
    }

    private Driver top(PhysicalPlan.TopN top, Sink next) {
        if (top.limit() + top.offset() <= LARGEST_TOP_N && top.limit() + top.offset() >= 0) {
            return driver(top.child(), hold(new TopNOperator(top, context, next)));
        }
        var sort = new PhysicalPlan.Sort(top.child(), top.keys());
        return driver(new PhysicalPlan.Limit(sort, top.limit(), top.offset()), next);
    }

    private Driver union(PhysicalPlan.Union union, Sink next) {
        var mine = union.children().stream().filter(this::isMine).toList();
        if (mine.isEmpty()) {
            return new OnceDriver(next::finish);
        }
        var sink = new UnionSink(mine.size(), next);
        return new SequenceDriver(mine.stream().map(child -> driver(child, sink)).toList());
    }

    /// Whether this task runs an input of a union; one that every task could read whole is run by the first.
    private boolean isMine(PhysicalPlan input) {
        return isBroadcast(input) ? context.partition() == 0 : readsALeaf(input);
    }

    private boolean readsALeaf(PhysicalPlan plan) {
        return plan.children().isEmpty()
                ? !isBroadcast(plan) && context.reads(plan)
                : plan.children().stream().anyMatch(this::readsALeaf);
    }

    private Driver mapPartitions(PhysicalPlan.MapPartitions map, Sink next) {
        var queue = new MapPartitionsDriver.Queue();
        return new MapPartitionsDriver(queue, driver(map.child(), queue), map.function(), next, context);
    }
}
