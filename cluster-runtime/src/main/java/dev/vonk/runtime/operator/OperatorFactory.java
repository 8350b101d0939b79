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
import java.util.stream.IntStream;

/// Makes a fragment of a plan ready to run: one operator a node, from the top down, each pushing into the one above.
public final class OperatorFactory {
    /// A larger top-n is a sort, which can go to disk.
    private static final long LARGEST_TOP_N = 1 << 18;

    private final TaskContext context;
    private final NodeClock clock;
    private final List<AutoCloseable> held = new ArrayList<>();

    private OperatorFactory(TaskContext context, NodeClock clock) {
        this.context = context;
        this.clock = clock;
    }

    /// A driver of `fragment` that pushes its output into `end`.
    public static Driver build(PhysicalPlan fragment, Sink end, TaskContext context) {
        var clock = context.metrics().clock(NodeClock.size(fragment));
        return build(new Place(fragment, 0, clock.output()), end, context, clock);
    }

    private static Driver build(Place place, Sink end, TaskContext context, NodeClock clock) {
        var factory = new OperatorFactory(context, clock);
        return new FragmentDriver(factory.driver(place, end), factory.held);
    }

    /// A node of the fragment.
    ///
    /// @param number its place in the fragment's pre-order
    /// @param above the number of the node that it pushes into
    private record Place(PhysicalPlan plan, int number, int above) {
        Place child(int index) {
            int first = number + 1;
            for (var before : plan.children().subList(0, index)) {
                first += NodeClock.size(before);
            }
            return new Place(plan.children().get(index), first, number);
        }

        List<Place> children() {
            return IntStream.range(0, plan.children().size()).mapToObj(this::child).toList();
        }
    }

    private Driver driver(Place place, Sink end) {
        Sink next = new MeasuredSink(end, clock, place.number(), place.above());
        return switch (place.plan()) {
            case PhysicalPlan.Scan scan -> begins(place, scan(scan, next));
            case PhysicalPlan.ReadCache read ->
                begins(place, leaf(once(() -> context.cached(read)), read.runtimeFilters(), next));
            case PhysicalPlan.ReadExchange read ->
                begins(place, leaf(all(() -> context.exchange(read)), Map.of(), next));
            case PhysicalPlan.MergeSorted merge ->
                begins(place, leaf(new MergeReaders(merge, context), Map.of(), next));
            case PhysicalPlan.Filter filter -> over(place, new FilterOperator(selector(filter.condition()), next));
            case PhysicalPlan.Project project -> over(place, new ProjectOperator(project.expressions(),
                    Evaluators.compileAll(project.expressions(), context.evaluation()), next));
            case PhysicalPlan.HashAggregate aggregate ->
                over(place, hold(new HashAggregateOperator(aggregate, context, next)));
            case PhysicalPlan.HashJoin join -> join(join, place, next);
            case PhysicalPlan.NestedLoopJoin join -> join(join, place, next);
            case PhysicalPlan.Sort sort -> over(place, hold(new SortOperator(sort, context, next)));
            case PhysicalPlan.Window window -> over(place, hold(new WindowOperator(window, context, next)));
            case PhysicalPlan.TopN top -> over(place, top(top, next));
            case PhysicalPlan.Limit limit -> over(place, new LimitOperator(limit.limit(), limit.offset(), next));
            case PhysicalPlan.Union _ -> union(place, next);
            case PhysicalPlan.Generate generate ->
                over(place, new GenerateOperator(generate, evaluator(generate.collection()), context, next));
            case PhysicalPlan.Sample sample -> over(place, new SampleOperator(sample, context.partition(), next));
            case PhysicalPlan.MapPartitions map -> mapPartitions(map, place, next);
            case PhysicalPlan.Write write ->
                over(place, hold(new WriteOperator(write, Formats.named(write.format()), context, next)));
            case PhysicalPlan.WithSample _ -> over(place, next);
            case PhysicalPlan.Exchange _,PhysicalPlan.CachedScan _ -> throw new IllegalStateException(
                    "inside of a fragment, where stages should have been cut: " + place.plan().describe());
        };
    }

    /// The only input of a node, driven into the node's operator.
    private Driver over(Place place, Sink operator) {
        return driver(place.child(0), operator);
    }

    /// A driver whose steps begin in a node.
    private Driver begins(Place place, Driver driver) {
        return new MeasuredDriver(driver, clock, place.number());
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

    private Driver join(PhysicalPlan.HashJoin join, Place place, Sink next) {
        var operator = hold(new HashJoinOperator(join, context, next));
        var build = place.child(join.buildRight() ? 1 : 0);
        var probe = driver(place.child(join.buildRight() ? 0 : 1), operator.probeSide());
        if (isBroadcast(build.plan())) {
            return shared(place, () -> operator.shareBuild(drive(build)), probe);
        }
        return new SequenceDriver(List.of(driver(build, operator.buildSide()), probe));
    }

    private Driver join(PhysicalPlan.NestedLoopJoin join, Place place, Sink next) {
        var operator = hold(new NestedLoopJoinOperator(join, context, next));
        var right = place.child(1);
        var left = driver(place.child(0), operator.leftSide());
        if (isBroadcast(right.plan())) {
            return shared(place, () -> operator.shareRight(drive(right)), left);
        }
        return new SequenceDriver(List.of(driver(right, operator.rightSide()), left));
    }

    private Driver shared(Place place, Runnable first, Driver then) {
        return new SequenceDriver(List.of(begins(place, new OnceDriver(first)), then));
    }

    /// Whether every task reads the same rows below `plan`.
    private static boolean isBroadcast(PhysicalPlan plan) {
        if (plan instanceof PhysicalPlan.ReadExchange read) {
            return read.partitioning() instanceof Partitioning.Broadcast;
        }
        return !plan.children().isEmpty() && plan.children().stream().allMatch(OperatorFactory::isBroadcast);
    }

    /// Drives a part of the fragment to its end into a sink, at once.
    private Consumer<Sink> drive(Place place) {
        return sink -> {
            try (var whole = build(place, sink, context, clock)) {
                while (whole.step()) {
                    context.checkCancelled();
                }
            }
        };
    }

    private Sink top(PhysicalPlan.TopN top, Sink next) {
        if (top.limit() + top.offset() <= LARGEST_TOP_N && top.limit() + top.offset() >= 0) {
            return hold(new TopNOperator(top, context, next));
        }
        var sort = new PhysicalPlan.Sort(top.child(), top.keys());
        return hold(new SortOperator(sort, context, new LimitOperator(top.limit(), top.offset(), next)));
    }

    private Driver union(Place place, Sink next) {
        var mine = place.children().stream().filter(child -> isMine(child.plan())).toList();
        if (mine.isEmpty()) {
            return begins(place, new OnceDriver(next::finish));
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

    private Driver mapPartitions(PhysicalPlan.MapPartitions map, Place place, Sink next) {
        var queue = new MapPartitionsDriver.Queue();
        return begins(place,
                new MapPartitionsDriver(queue, driver(place.child(0), queue), map.function(), next, context));
    }
}
