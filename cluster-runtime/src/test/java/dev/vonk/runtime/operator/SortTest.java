package dev.vonk.runtime.operator;

import dev.vonk.runtime.block.MemoryBudget;
import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.RandomRows;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.data.Values;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorOrder;
import dev.vonk.runtime.expression.SortKey;
import dev.vonk.runtime.plan.Partitioning;
import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.StructType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SortTest {
    private static List<DataType> sortableTypes() {
        return RandomRows.allTypes().stream().filter(DataType::isOrderable).toList();
    }

    private static StructType schema(RandomRows random, int seed) {
        return random.schema(1 + seed % 4, seed % 3 == 0 ? RandomRows.keyTypes() : sortableTypes()).add("id",
                DataTypes.IntegerType);
    }

    private static List<SortKey> keys(StructType schema, int seed) {
        var keys = new ArrayList<SortKey>();
        for (int i = 0; i < schema.size() - 1; i++) {
            keys.add(new SortKey(Plans.reference(schema, i), (seed >> i & 1) == 0, (seed >> i & 2) == 0));
        }
        return keys;
    }

    /// One row at a time, by comparing Java values put into vectors of one row.
    static Comparator<Row> comparator(List<SortKey> keys) {
        return (a, b) -> {
            for (int i = 0; i < keys.size(); i++) {
                var key = keys.get(i);
                var x = a.get(i);
                var y = b.get(i);
                if (x == null || y == null) {
                    if (x != y) {
                        return (x == null) == key.nullsFirst() ? -1 : 1;
                    }
                    continue;
                }
                int order = VectorOrder.compare(single(key, x), 0, single(key, y), 0);
                if (order != 0) {
                    return key.ascending() ? order : -order;
                }
            }
            return 0;
        };
    }

    private static Vector single(SortKey key, Object value) {
        return Values.single(key.expression().type(), value);
    }

    private static List<Row> sorted(List<Row> rows, List<SortKey> keys) {
        var sorted = new ArrayList<>(rows);
        sorted.sort(comparator(keys));
        return sorted;
    }

    private static int batchRows(int seed) {
        return new int[]{1, 7, 4096}[seed % 3];
    }

    @Test
    void rowsComeOutInOrderAndEqualOnesInTheOrderTheyCame() {
        for (int seed = 0; seed < 120; seed++) {
            var random = new RandomRows(seed, new int[]{3, 50, 100_000}[seed % 5 % 3]);
            var schema = schema(random, seed);
            var rows = random.rows(schema, seed % 10 == 0 ? 0 : 300);
            var keys = keys(schema, seed);
            var context = FakeTaskContext.roomy(batchRows(seed / 3));
            var plan = new PhysicalPlan.Sort(Plans.scan(schema, random.batches(schema, rows, batchRows(seed))), keys);
            assertEquals(Plans.lines(sorted(rows, keys)), Plans.lines(Plans.rows(plan, context)),
                    "seed " + seed + " " + schema + keys);
            assertEquals(0, context.memory.used());
        }
    }

    @Test
    void rowsThatDoNotFitAreSortedInRunsAndMerged() {
        long spilled = 0;
        for (int seed = 0; seed < 40; seed++) {
            var random = new RandomRows(seed, 50);
            var schema = schema(random, seed);
            var rows = random.rows(schema, 800);
            var keys = keys(schema, seed);
            var context = new FakeTaskContext(60, new MemoryBudget(8192L << seed % 4));
            var plan = new PhysicalPlan.Sort(Plans.scan(schema, random.batches(schema, rows, 40)), keys);
            assertEquals(Plans.lines(sorted(rows, keys)), Plans.lines(Plans.rows(plan, context)),
                    "seed " + seed + " " + schema + keys);
            assertEquals(0, context.memory.used());
            spilled += context.metrics.bytesSpilled.sum();
        }
        assertTrue(spilled > 0);
    }

    @Test
    void theFirstRowsOfAnOrderAreThoseOfASort() {
        for (int seed = 0; seed < 60; seed++) {
            var random = new RandomRows(seed, new int[]{3, 50, 100_000}[seed % 5 % 3]);
            var schema = schema(random, seed);
            var rows = random.rows(schema, 9000);
            var keys = keys(schema, seed);
            int limit = new int[]{0, 1, 10, 3000, 20_000}[seed % 5];
            int offset = seed % 2 == 0 ? 0 : 5;
            var plan = new PhysicalPlan.TopN(Plans.scan(schema, random.batches(schema, rows, 500)), keys, limit,
                    offset);
            var context = FakeTaskContext.roomy(1000);
            var all = sorted(rows, keys);
            var expected = all.subList(Math.min(offset, all.size()), Math.min(offset + limit, all.size()));
            assertEquals(Plans.lines(limit == 0 ? List.of() : expected), Plans.lines(Plans.rows(plan, context)),
                    "seed " + seed + " " + schema + keys);
            assertEquals(0, context.memory.used());
        }
    }

    @Test
    void sortedOutputsOfTasksAreMergedIntoOneOrder() {
        for (int seed = 0; seed < 60; seed++) {
            var random = new RandomRows(seed, 50);
            var schema = schema(random, seed);
            var keys = keys(schema, seed);
            var all = new ArrayList<Row>();
            var parts = new ArrayList<List<Batch>>();
            for (int task = 0; task < seed % 5; task++) {
                var rows = sorted(random.rows(schema, task * 40), keys);
                all.addAll(rows);
                parts.add(random.batches(schema, rows, 11));
            }
            var context = FakeTaskContext.roomy(batchRows(seed));
            context.exchanges.put(1, parts);
            var read = new PhysicalPlan.ReadExchange(1, new Partitioning.Single(), schema);
            var plan = new PhysicalPlan.MergeSorted(read, keys);
            assertEquals(Plans.lines(sorted(all, keys)), Plans.lines(Plans.rows(plan, context)),
                    "seed " + seed + " " + schema + keys);
        }
    }
}
