package dev.vonk.runtime.operator;

import dev.vonk.runtime.block.MemoryBudget;
import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.BytesVector;
import dev.vonk.runtime.data.DictionaryVector;
import dev.vonk.runtime.data.IntVector;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.NarrowVector;
import dev.vonk.runtime.data.PhysicalType;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.expression.AggregateCall;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.SortKey;
import dev.vonk.runtime.expression.WindowCall;
import dev.vonk.runtime.expression.WindowFrame;
import dev.vonk.runtime.expression.WindowFrame.Bound;
import dev.vonk.runtime.function.FunctionRegistry;
import dev.vonk.runtime.plan.JoinKind;
import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.plan.PhysicalPlan.HashAggregate.Mode;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.StructType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;

/// Processor nanoseconds a row of single operators on one thread: `OperatorBench [part of a name]`. The median of several runs
/// after as many to warm up.
public final class OperatorBench {
    private static final int ROWS = 6_000_000;
    private static final int BATCH = 4096;
    private static final int RUNS = 7;
    private static final FunctionRegistry FUNCTIONS = FunctionRegistry.builtin();

    private OperatorBench() {
    }

    public static void main(String[] args) {
        var only = args.length == 0 ? "" : args[0];
        aggregates(only);
        joins(only);
        sorts(only);
        windows(only);
    }

    private static void report(String only, String name, int rows, java.util.function.Supplier<PhysicalPlan> maker) {
        if (!name.contains(only)) {
            return;
        }
        var plan = maker.get();
        var times = new long[RUNS];
        long out = 0;
        for (int run = -RUNS; run < RUNS; run++) {
            long start = cpuNanos();
            out = run(plan);
            if (run >= 0) {
                times[run] = cpuNanos() - start;
            }
        }
        Arrays.sort(times);
        System.out.printf("%-58s %8.2f ns/row  (best %.2f)  %,d rows out%n", name, (double) times[RUNS / 2] / rows,
                (double) times[0] / rows, out);
    }

    /// This thread's own time, so that a busy machine disturbs less.
    private static long cpuNanos() {
        return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long run(PhysicalPlan plan) {
        var context = new FakeTaskContext(BATCH, new MemoryBudget(1L << 40));
        var rows = new long[1];
        try (var driver = OperatorFactory.build(plan, new Sink() {
            @Override
            public void push(Batch batch) {
                rows[0] += batch.rowCount();
            }

            @Override
            public void finish() {
            }
        }, context)) {
            while (driver.step()) {
                context.checkCancelled();
            }
        }
        return rows[0];
    }

    private static StructType schema(DataType... types) {
        var schema = new StructType();
        for (int i = 0; i < types.length; i++) {
            schema = schema.add("c" + i, types[i]);
        }
        return schema;
    }

    private interface Filler {
        dev.vonk.runtime.data.Vector column(int from, int rows);
    }

    private static PhysicalPlan.Scan scan(int rows, StructType schema, Filler... fillers) {
        return scan(rows, schema, Map.of(), fillers);
    }

    private static PhysicalPlan.Scan scan(int rows, StructType schema, Map<Integer, Integer> filters,
            Filler... fillers) {
        var batches = new ArrayList<Batch>();
        for (int from = 0; from < rows; from += BATCH) {
            int start = from;
            int count = Math.min(BATCH, rows - from);
            batches.add(Batch.of(count, Arrays.stream(fillers).map(filler -> filler.column(start, count)).toList()));
        }
        return Plans.scan(schema, batches, filters, new int[1]);
    }

    private static Filler longs(IntToLongFunction value) {
        return (from, rows) -> {
            var out = new long[rows];
            Arrays.setAll(out, i -> value.applyAsLong(from + i));
            return LongVector.of(out);
        };
    }

    private static Filler ints(IntToLongFunction value) {
        return (from, rows) -> {
            var out = new int[rows];
            Arrays.setAll(out, i -> (int) value.applyAsLong(from + i));
            return new IntVector(out, 0, rows, null);
        };
    }

    private static Filler narrow(IntToLongFunction value) {
        return (from, rows) -> new NarrowVector(ints(value).column(from, rows), 0, PhysicalType.LONG);
    }

    private static Filler texts(IntToLongFunction value) {
        return (from, rows) -> {
            var builder = VectorBuilder.of(PhysicalType.BYTES, rows);
            for (int i = 0; i < rows; i++) {
                var text = String.format("id%010d", value.applyAsLong(from + i))
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
                builder.appendBytes(text, 0, text.length);
            }
            return builder.build();
        };
    }

    private static Filler codes(int entries, IntToLongFunction value) {
        var texts = new String[entries];
        Arrays.setAll(texts, i -> "entry " + i);
        var dictionary = BytesVector.of(texts);
        return (from, rows) -> new DictionaryVector(((IntVector) ints(value).column(from, rows)).values(), 0, rows,
                dictionary, null);
    }

    private static IntToLongFunction below(int seed, int bound) {
        return i -> mix(i * 31L + seed) % bound;
    }

    private static long mix(long value) {
        long hash = value * 0x9E3779B97F4A7C15L;
        hash = (hash ^ hash >>> 31) * 0xBF58476D1CE4E5B9L;
        return (hash ^ hash >>> 29) >>> 1;
    }

    private static AggregateCall call(String name, Expression... arguments) {
        var function = FUNCTIONS.aggregate(name).orElseThrow();
        var bound = function.bind(Arrays.stream(arguments).map(Expression::type).toList()).orElseThrow();
        return new AggregateCall(function, List.of(arguments), false, null, bound.resultType(), bound.nullable());
    }

    private static PhysicalPlan aggregate(PhysicalPlan child, Mode mode, int keys, String name, int... arguments) {
        var schema = child.schema();
        var calls = new ArrayList<AggregateCall>();
        var output = new StructType();
        var keyExpressions = new ArrayList<Expression>();
        for (int i = 0; i < keys; i++) {
            keyExpressions.add(Plans.reference(schema, i));
            output = output.add("k" + i, schema.field(i).dataType());
        }
        for (int argument : arguments) {
            var call = call(name, Plans.reference(schema, argument));
            calls.add(call);
            output = output.add("a" + argument, call.type());
        }
        return new PhysicalPlan.HashAggregate(child, mode, keyExpressions, calls, output);
    }

    private static void aggregates(String only) {
        var longLong = schema(DataTypes.LongType, DataTypes.LongType);
        report(only, "aggregate no key, sum", ROWS,
                () -> aggregate(scan(ROWS, longLong, longs(i -> i), longs(i -> i)), Mode.COMPLETE, 0, "sum", 1));
        for (int groups : new int[]{1000, 100_000, 1_000_000}) {
            report(only, "aggregate " + groups + " dense random longs, sum", ROWS,
                    () -> aggregate(scan(ROWS, longLong, longs(below(1, groups)), longs(i -> i)), Mode.COMPLETE, 1,
                            "sum", 1));
            report(only, "aggregate " + groups + " sparse random longs, sum", ROWS,
                    () -> aggregate(
                            scan(ROWS, longLong, longs(i -> mix(below(1, groups).applyAsLong(i))), longs(i -> i)),
                            Mode.COMPLETE, 1, "sum", 1));
        }
        report(only, "aggregate 1.5 M clustered longs (orderkey), sum", ROWS,
                () -> aggregate(scan(ROWS, longLong, longs(i -> i / 32L * 32 + i % 32 / 4), longs(i -> i)),
                        Mode.COMPLETE, 1, "sum", 1));
        report(only, "aggregate 1.5 M clustered longs (orderkey), partial", ROWS,
                () -> aggregate(scan(ROWS, longLong, longs(i -> i / 32L * 32 + i % 32 / 4), longs(i -> i)),
                        Mode.PARTIAL, 1, "sum", 1));
        report(only, "aggregate 1.5 M clustered narrow longs, partial", ROWS,
                () -> aggregate(scan(ROWS, longLong, narrow(i -> i / 32L * 32 + i % 32 / 4), narrow(i -> i % 50)),
                        Mode.PARTIAL, 1, "sum", 1));
        var textLong = schema(DataTypes.StringType, DataTypes.LongType);
        for (int groups : new int[]{100, 100_000}) {
            report(only, "aggregate " + groups + " strings, sum", ROWS / 2,
                    () -> aggregate(scan(ROWS / 2, textLong, texts(below(1, groups)), longs(i -> i)), Mode.COMPLETE, 1,
                            "sum", 1));
        }
        report(only, "aggregate 100 dictionary strings, sum", ROWS,
                () -> aggregate(scan(ROWS, textLong, codes(100, below(1, 100)), longs(i -> i)), Mode.COMPLETE, 1, "sum",
                        1));
        var q1 = schema(DataTypes.StringType, DataTypes.StringType, DataTypes.LongType, DataTypes.LongType,
                DataTypes.LongType);
        report(only, "aggregate 2 dictionary keys 6 groups, 3 sums", ROWS, () -> aggregate(
                scan(ROWS, q1, codes(3, below(1, 3)), codes(2, below(2, 2)), longs(i -> i), longs(i -> i),
                        longs(i -> i)),
                Mode.COMPLETE, 2, "sum", 2, 3, 4));
        var six = schema(DataTypes.StringType, DataTypes.StringType, DataTypes.StringType, DataTypes.IntegerType,
                DataTypes.IntegerType,
                DataTypes.IntegerType, DataTypes.LongType);
        report(only, "aggregate 6 keys, 3 M groups, sum", ROWS / 2,
                () -> aggregate(scan(ROWS / 2, six, codes(100, below(1, 100)), codes(100, below(2, 100)),
                        codes(30_000, below(3, 30_000)), ints(below(4, 100)), ints(below(5, 100)),
                        ints(below(6, 30_000)), longs(i -> i)), Mode.COMPLETE, 6, "sum", 6));
    }

    private static PhysicalPlan join(PhysicalPlan left, PhysicalPlan right, JoinKind kind,
            Map<Integer, Integer> filters) {
        var output = kind.outputsRight() ? Plans.concatenated(left.schema(), right.schema()) : left.schema();
        return new PhysicalPlan.HashJoin(left, right, kind, List.of(Plans.reference(left.schema(), 0)),
                List.of(Plans.reference(right.schema(), 0)),
                List.of(false), null, true, filters, output);
    }

    private static void joins(String only) {
        var longLong = schema(DataTypes.LongType, DataTypes.LongType);
        for (int build : new int[]{10_000, 150_000, 1_500_000}) {
            report(only, "join probe dense " + build + ", all match", ROWS,
                    () -> join(scan(ROWS, longLong, longs(below(1, build)), longs(i -> i)),
                            scan(build, longLong, longs(i -> i), longs(i -> i)), JoinKind.INNER, Map.of()));
            report(only, "join probe sparse " + build + ", all match", ROWS,
                    () -> join(scan(ROWS, longLong, longs(i -> mix(below(1, build).applyAsLong(i))), longs(i -> i)),
                            scan(build, longLong, longs(i -> mix(i)), longs(i -> i)), JoinKind.INNER, Map.of()));
            report(only, "join probe sparse " + build + ", 1 in 10 match", ROWS,
                    () -> join(
                            scan(ROWS, longLong, longs(i -> mix(below(1, build * 10).applyAsLong(i))), longs(i -> i)),
                            scan(build, longLong, longs(i -> mix(i)), longs(i -> i)), JoinKind.INNER, Map.of()));
            report(only, "join semi sparse " + build + ", 1 in 10 match", ROWS,
                    () -> join(
                            scan(ROWS, longLong, longs(i -> mix(below(1, build * 10).applyAsLong(i))), longs(i -> i)),
                            scan(build, longLong, longs(i -> mix(i)), longs(i -> i)), JoinKind.LEFT_SEMI, Map.of()));
        }
        report(only, "join clustered probe, 1 in 10 orders, filter", ROWS,
                () -> join(scan(ROWS, longLong, Map.of(0, 1), longs(i -> i / 32L * 32 + i % 32 / 4), longs(i -> i)),
                        scan(150_000, longLong, longs(i -> i * 40L), longs(i -> i)), JoinKind.INNER, Map.of(0, 1)));
        report(only, "join 4 build rows a key", ROWS / 4,
                () -> join(scan(ROWS / 4, longLong, longs(below(1, 100_000)), longs(i -> i)),
                        scan(400_000, longLong, longs(i -> i / 4), longs(i -> i)), JoinKind.INNER, Map.of()));
        report(only, "join build dense 1.5 M", 1_500_000, () -> join(scan(1, longLong, longs(i -> i), longs(i -> i)),
                scan(1_500_000, longLong, longs(i -> i), longs(i -> i)), JoinKind.INNER, Map.of()));
        report(only, "join build sparse 1.5 M", 1_500_000, () -> join(scan(1, longLong, longs(i -> i), longs(i -> i)),
                scan(1_500_000, longLong, longs(i -> mix(i)), longs(i -> i)), JoinKind.INNER, Map.of()));
    }

    private static void sorts(String only) {
        var three = schema(DataTypes.LongType, DataTypes.LongType, DataTypes.StringType);
        int rows = ROWS / 3;
        var first = new SortKey(Plans.reference(three, 0), true, true);
        var second = new SortKey(Plans.reference(three, 1), false, false);
        var text = new SortKey(Plans.reference(three, 2), true, true);
        var source = scan(rows, three, longs(below(1, 1000)), longs(i -> mix(i)), codes(1000, below(2, 1000)));
        report(only, "sort 2 M rows, one key of 10 bits", rows, () -> new PhysicalPlan.Sort(source, List.of(first)));
        report(only, "sort 2 M rows, one key of 63 bits", rows, () -> new PhysicalPlan.Sort(source, List.of(second)));
        report(only, "sort 2 M rows, two keys", rows, () -> new PhysicalPlan.Sort(source, List.of(first, second)));
        report(only, "sort 2 M rows, dictionary key", rows, () -> new PhysicalPlan.Sort(source, List.of(text)));
        var texts = scan(rows / 2, schema(DataTypes.StringType), texts(below(1, 1 << 30)));
        report(only, "sort 1 M strings", rows / 2, () -> new PhysicalPlan.Sort(texts,
                List.of(new SortKey(Plans.reference(texts.schema(), 0), true, true))));
        report(only, "top 100 of 2 M rows", rows, () -> new PhysicalPlan.TopN(source, List.of(second), 100, 0));
        report(only, "top 10 of 2 M rows by few values", rows,
                () -> new PhysicalPlan.TopN(source, List.of(first, second), 10, 0));
    }

    private static void windows(String only) {
        var three = schema(DataTypes.LongType, DataTypes.LongType, DataTypes.LongType);
        int rows = 1_000_000;
        var small = scan(rows, three, longs(i -> i / 10), longs(i -> i), longs(below(1, 1000)));
        var whole = scan(rows, three, longs(i -> 1), longs(i -> i), longs(below(1, 1000)));
        var mixed = scan(rows, three, longs(below(1, 100_000)), longs(i -> mix(i)), longs(below(1, 1000)));
        var rowNumber = FunctionRegistry.builtin().window("row_number").orElseThrow();
        var number = new WindowCall(new WindowCall.Function.OfPlace(rowNumber), List.of(), null, WindowFrame.WHOLE,
                false, DataTypes.IntegerType, false);
        report(only, "window 1 M rows, 100 k partitions, row_number", rows, () -> window(small, number));
        report(only, "window and sort 1 M rows, 100 k partitions, row_number", rows,
                () -> window(sorted(mixed), number));
        for (var name : List.of("sum", "avg", "count", "min", "stddev")) {
            var running = framed(name, new Bound.Unbounded(), new Bound.CurrentRow());
            report(only, "window 1 M rows, 100 k partitions, running " + name, rows, () -> window(small, running));
            report(only, "window 1 M rows, 1 partition, running " + name, rows, () -> window(whole, running));
            report(only, "window 1 M rows, 1 partition, 21 rows around, " + name, rows,
                    () -> window(whole, framed(name, new Bound.Rows(-10), new Bound.Rows(10))));
            report(only, "window 1 M rows, 1 partition, 2001 rows around, " + name, rows,
                    () -> window(whole, framed(name, new Bound.Rows(-1000), new Bound.Rows(1000))));
        }
    }

    private static WindowCall framed(String name, Bound from, Bound to) {
        var function = FunctionRegistry.builtin().aggregate(name).orElseThrow();
        var bound = function.bind(List.of(DataTypes.LongType)).orElseThrow();
        var three = schema(DataTypes.LongType, DataTypes.LongType, DataTypes.LongType);
        var value = Plans.reference(three, 2);
        Expression argument = bound.argumentTypes().getFirst().equals(DataTypes.LongType)
                ? value
                : new Expression.Cast(value, bound.argumentTypes().getFirst(), Expression.Cast.OnFailure.RAISE);
        return new WindowCall(new WindowCall.Function.OfFrame(function), List.of(argument), null,
                new WindowFrame(WindowFrame.Unit.ROWS, from, to), false, bound.resultType(), true);
    }

    private static PhysicalPlan sorted(PhysicalPlan input) {
        return new PhysicalPlan.Sort(input, List.of(new SortKey(Plans.reference(input.schema(), 0), true, true),
                new SortKey(Plans.reference(input.schema(), 1), true, true)));
    }

    private static PhysicalPlan window(PhysicalPlan input, WindowCall call) {
        return new PhysicalPlan.Window(input, List.of(Plans.reference(input.schema(), 0)),
                List.of(new SortKey(Plans.reference(input.schema(), 1), true, true)), List.of(call),
                input.schema().add("value", call.type()));
    }
}
