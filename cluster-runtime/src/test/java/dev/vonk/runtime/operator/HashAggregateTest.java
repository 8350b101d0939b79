package dev.vonk.runtime.operator;

import dev.vonk.runtime.block.MemoryBudget;
import dev.vonk.runtime.data.RandomRows;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.expression.AggregateCall;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.plan.PhysicalPlan.HashAggregate.Mode;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.StructType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class HashAggregateTest {
    /// Keys first, then a long to sum and a boolean to filter by.
    private static StructType input(RandomRows random, int keys) {
        return random.schema(keys, RandomRows.keyTypes()).add("v", DataTypes.IntegerType).add("b",
                DataTypes.BooleanType);
    }

    private static List<AggregateCall> calls(StructType schema, int keys, boolean distinct) {
        var value = Plans.reference(schema, keys);
        var flag = Plans.reference(schema, keys + 1);
        return distinct
                ? List.of(TestAggregates.sum(value, true, null), TestAggregates.count(),
                        TestAggregates.sum(value, true, flag))
                : List.of(TestAggregates.sum(value, false, null), TestAggregates.count(),
                        TestAggregates.sum(value, false, flag));
    }

    private static StructType output(StructType input, int keys) {
        return input.project(IntStream.range(0, keys).boxed().toList()).add("s", DataTypes.LongType)
                .add("n", DataTypes.LongType).add("f", DataTypes.LongType);
    }

    private static PhysicalPlan.HashAggregate plan(PhysicalPlan child, StructType input, int keys, Mode mode,
            boolean distinct) {
        List<Expression> expressions = IntStream.range(0, keys).<Expression>mapToObj(i -> Plans.reference(input, i))
                .toList();
        return new PhysicalPlan.HashAggregate(child, mode, expressions, calls(input, keys, distinct),
                output(input, keys));
    }

    private static List<String> expected(List<Row> rows, int keys, boolean distinct) {
        Map<List<Object>, long[]> groups = new LinkedHashMap<>();
        Map<List<Object>, List<HashSet<Object>>> seen = new LinkedHashMap<>();
        if (keys == 0) {
            groups.put(List.of(), new long[5]);
        }
        for (var row : rows) {
            var key = RandomRows.canonical(row).subList(0, keys);
            var state = groups.computeIfAbsent(key, _ -> new long[5]);
            var sets = seen.computeIfAbsent(key, _ -> List.of(new HashSet<>(), new HashSet<>()));
            state[1]++;
            var value = (Integer) row.get(keys);
            if (value != null && (!distinct || sets.get(0).add(value))) {
                state[0] += value;
                state[3] = 1;
            }
            if (value != null && Objects.equals(row.get(keys + 1), true) && (!distinct || sets.get(1).add(value))) {
                state[2] += value;
                state[4] = 1;
            }
        }
        var lines = new ArrayList<String>();
        groups.forEach((key, state) -> {
            var line = new ArrayList<Object>(key);
            line.add(state[3] == 1 ? state[0] : null);
            line.add(state[1]);
            line.add(state[4] == 1 ? state[2] : null);
            lines.add(line.toString());
        });
        return lines.stream().sorted().toList();
    }

    private static int batchRows(int seed) {
        return new int[]{1, 7, 4096}[seed % 3];
    }

    @Test
    void aWholeAggregateGroupsAsAPlainLoopDoes() {
        for (int seed = 0; seed < 60; seed++) {
            var random = new RandomRows(seed, seed % 2 == 0 ? 5 : 100);
            int keys = seed % 4;
            var schema = input(random, keys);
            var rows = random.rows(schema, seed % 7 == 0 ? 0 : 500);
            var scan = Plans.scan(schema, random.batches(schema, rows, batchRows(seed)));
            for (boolean distinct : new boolean[]{false, true}) {
                var plan = plan(scan, schema, keys, Mode.COMPLETE, distinct);
                var context = FakeTaskContext.roomy(batchRows(seed));
                assertEquals(expected(rows, keys, distinct), Plans.sortedLines(Plans.rows(plan, context)),
                        "seed " + seed);
                assertEquals(0, context.memory.used());
            }
        }
    }

    @Test
    void twoHalvesGroupAsOneWhole() {
        for (int seed = 0; seed < 60; seed++) {
            var random = new RandomRows(seed, seed % 2 == 0 ? 5 : 100);
            int keys = seed % 4;
            var schema = input(random, keys);
            var rows = random.rows(schema, 500);
            var context = FakeTaskContext.roomy(batchRows(seed));
            var halves = twoHalves(random, schema, rows, keys, context, seed);
            assertEquals(expected(rows, keys, false), Plans.sortedLines(Plans.rows(halves, context)), "seed " + seed);
            assertEquals(0, context.memory.used());
        }
    }

    /// A final half over what two tasks with a part of the rows each put out.
    private static PhysicalPlan twoHalves(RandomRows random, StructType schema, List<Row> rows, int keys,
            FakeTaskContext context, int seed) {
        var parts = new ArrayList<List<dev.vonk.runtime.data.Batch>>();
        for (var half : List.of(rows.subList(0, rows.size() / 3), rows.subList(rows.size() / 3, rows.size()))) {
            var scan = Plans.scan(schema, random.batches(schema, half, batchRows(seed)));
            parts.add(Plans.batches(plan(scan, schema, keys, Mode.PARTIAL, false),
                    FakeTaskContext.roomy(batchRows(seed))));
        }
        context.exchanges.put(1, parts);
        var read = new PhysicalPlan.ReadExchange(1, new dev.vonk.runtime.plan.Partitioning.Single(),
                output(schema, keys));
        return plan(read, schema, keys, Mode.FINAL, false);
    }

    @Test
    void groupsThatDoNotFitGoToDiskAndComeBack() {
        long spilled = 0;
        for (int seed = 0; seed < 24; seed++) {
            var random = new RandomRows(seed, 5000);
            int keys = 1 + seed % 3;
            var schema = input(random, keys);
            var rows = random.rows(schema, 3000);
            var scan = Plans.scan(schema, random.batches(schema, rows, 100));
            var context = new FakeTaskContext(100, new MemoryBudget(8192L << seed % 5));
            var plan = plan(scan, schema, keys, Mode.COMPLETE, false);
            assertEquals(expected(rows, keys, false), Plans.sortedLines(Plans.rows(plan, context)), "seed " + seed);
            assertEquals(0, context.memory.used(), "seed " + seed);
            spilled += context.metrics.bytesSpilled.sum();
        }
        assertTrue(spilled > 0);
    }

    @Test
    void aFullFirstHalfIsPutOutAndBegunAnew() {
        var schema = new StructType().add("k", DataTypes.LongType).add("v", DataTypes.IntegerType).add("b",
                DataTypes.BooleanType);
        var rows = new ArrayList<Row>();
        for (int i = 0; i < 600_000; i++) {
            rows.add(Row.of(schema, (long) i % 550_000 * 1_000_003L, 1, true));
        }
        var random = new RandomRows(1, 10);
        var scan = Plans.scan(schema, random.batches(schema, rows, 4096));
        var partial = Plans.batches(plan(scan, schema, 1, Mode.PARTIAL, false), FakeTaskContext.roomy(4096));
        assertEquals(600_000, partial.stream().mapToInt(dev.vonk.runtime.data.Batch::rowCount).sum(), 60_000);
        var context = FakeTaskContext.roomy(4096);
        context.exchanges.put(1, List.of(partial));
        var read = new PhysicalPlan.ReadExchange(1, new dev.vonk.runtime.plan.Partitioning.Single(), output(schema, 1));
        var results = Plans.batches(plan(read, schema, 1, Mode.FINAL, false), context);
        assertEquals(550_000, results.stream().mapToInt(dev.vonk.runtime.data.Batch::rowCount).sum());
    }
}
