package dev.vonk.runtime.operator;

import dev.vonk.runtime.code.PartitionFunction;
import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.RandomRows;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.plan.Partitioning;
import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.MapType;
import dev.vonk.runtime.type.StructType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RowOperatorsTest {
    private static int batchRows(int seed) {
        return new int[]{1, 7, 4096}[seed % 3];
    }

    @Test
    void aFilterKeepsRowsForWhichItIsTrue() {
        for (int seed = 0; seed < 20; seed++) {
            var random = new RandomRows(seed, 10);
            var schema = random.schema(2, RandomRows.allTypes()).add("flag", DataTypes.BooleanType);
            var rows = random.rows(schema, 100);
            var plan = new PhysicalPlan.Filter(Plans.scan(schema, random.batches(schema, rows, batchRows(seed))),
                    Plans.reference(schema, 2));
            var expected = rows.stream().filter(row -> Objects.equals(row.get(2), true)).toList();
            assertEquals(Plans.lines(expected), Plans.lines(Plans.rows(plan, FakeTaskContext.roomy(10))));
        }
    }

    @Test
    void columnsAloneAreProjectedWithoutCopying() {
        var schema = new StructType().add("a", DataTypes.LongType).add("b", DataTypes.LongType);
        var batch = Batch.of(3, LongVector.of(1, 2, 3), LongVector.of(4, 5, 6)).select(new int[]{0, 2}, 2);
        var output = new StructType().add("b", DataTypes.LongType).add("a", DataTypes.LongType);
        var plan = new PhysicalPlan.Project(Plans.scan(schema, List.of(batch)),
                List.of(Plans.reference(schema, 1), Plans.reference(schema, 0)), output);
        var seen = new ArrayList<Batch>();
        drive(plan, seen, FakeTaskContext.roomy(10));
        assertSame(batch.column(1), seen.getFirst().column(0));
        assertSame(batch.column(0), seen.getFirst().column(1));
        assertEquals(2, seen.getFirst().rowCount());
    }

    @Test
    void columnsBesideExpressionsBecomeDense() {
        var schema = new StructType().add("a", DataTypes.LongType);
        var batch = Batch.of(3, LongVector.of(1, 2, 3)).select(new int[]{0, 2}, 2);
        var output = new StructType().add("a", DataTypes.LongType).add("n", DataTypes.BooleanType);
        Expression isNull = new Expression.IsNull(Plans.reference(schema, 0));
        var plan = new PhysicalPlan.Project(Plans.scan(schema, List.of(batch)),
                List.of(Plans.reference(schema, 0), isNull), output);
        assertEquals(List.of("[1, false]", "[3, false]"), Plans.lines(Plans.rows(plan, FakeTaskContext.roomy(10))));
    }

    private static void drive(PhysicalPlan plan, List<Batch> seen, TaskContext context) {
        try (var driver = OperatorFactory.build(plan, new Sink() {
            @Override
            public void push(Batch batch) {
                seen.add(batch);
            }

            @Override
            public void finish() {
            }
        }, context)) {
            while (driver.step()) {
                context.checkCancelled();
            }
        }
    }

    @Test
    void aLimitStopsItsInput() {
        var random = new RandomRows(1, 10);
        var schema = random.schema(2, RandomRows.allTypes());
        var rows = random.rows(schema, 1000);
        for (long limit : new long[]{0, 1, 15, 2000}) {
            var read = new int[1];
            var scan = Plans.scan(schema, random.batches(schema, rows, 10), Map.of(), read);
            var plan = new PhysicalPlan.Limit(scan, limit, 7);
            var expected = rows.subList(7, (int) Math.min(1000, 7 + limit));
            assertEquals(Plans.lines(expected), Plans.lines(Plans.rows(plan, FakeTaskContext.roomy(10))));
            assertTrue(read[0] <= (limit + 7) / 10 + 1, limit + ": " + read[0]);
        }
    }

    @Test
    void aUnionReadsItsInputsInTurn() {
        var random = new RandomRows(1, 10);
        var schema = random.schema(2, RandomRows.allTypes());
        var first = random.rows(schema, 20);
        var second = random.rows(schema, 30);
        var plan = new PhysicalPlan.Union(List.of(Plans.scan(schema, random.batches(schema, first, 7)),
                Plans.scan(schema, List.of()), Plans.scan(schema, random.batches(schema, second, 7))), schema);
        var expected = new ArrayList<>(first);
        expected.addAll(second);
        assertEquals(Plans.lines(expected), Plans.lines(Plans.rows(plan, FakeTaskContext.roomy(10))));
    }

    @Test
    void anInputOfAUnionThatIsNotThisTasksIsNotRun() {
        var schema = new StructType().add("n", DataTypes.LongType);
        var mine = new PhysicalPlan.ReadExchange(1, new Partitioning.Single(), schema);
        var other = new PhysicalPlan.ReadExchange(2, new Partitioning.Single(), schema);
        var context = new FakeTaskContext(10, new dev.vonk.runtime.block.MemoryBudget(1 << 20)) {
            @Override
            public boolean reads(PhysicalPlan leaf) {
                return leaf == mine;
            }
        };
        var aggregates = List.of(mine, other).stream().<PhysicalPlan>map(read -> new PhysicalPlan.HashAggregate(read,
                PhysicalPlan.HashAggregate.Mode.COMPLETE, List.of(), List.of(TestAggregates.count()), schema)).toList();
        assertEquals(List.of("[0]"), Plans.lines(Plans.rows(new PhysicalPlan.Union(aggregates, schema), context)));
    }

    @Test
    void eachElementOfAListBecomesARow() {
        for (int seed = 0; seed < 40; seed++) {
            var random = new RandomRows(seed, 10);
            boolean outer = seed % 2 == 0;
            boolean position = seed % 4 < 2;
            boolean map = seed % 3 == 0;
            var collection = map
                    ? new MapType(DataTypes.StringType, DataTypes.LongType, true)
                    : new ArrayType(random.type(RandomRows.keyTypes()), true);
            var schema = random.schema(1, RandomRows.allTypes()).add("list", collection);
            var output = position ? schema.add("pos", DataTypes.IntegerType) : schema;
            output = collection instanceof MapType type
                    ? output.add("key", type.keyType()).add("value", type.valueType())
                    : output.add("col", ((ArrayType) collection).elementType());
            var rows = random.rows(schema, 50);
            var plan = new PhysicalPlan.Generate(Plans.scan(schema, random.batches(schema, rows, batchRows(seed))),
                    Plans.reference(schema, 1), position, outer, output);
            assertEquals(exploded(rows, output, position, outer, map),
                    Plans.lines(Plans.rows(plan, FakeTaskContext.roomy(batchRows(seed + 1)))), "seed " + seed);
        }
    }

    private static List<String> exploded(List<Row> rows, StructType output, boolean position, boolean outer,
            boolean map) {
        var out = new ArrayList<Row>();
        for (var row : rows) {
            var elements = new ArrayList<List<Object>>();
            if (map && row.get(1) != null) {
                row.<Object, Object>getMap(1)
                        .forEach((key, value) -> elements.add(java.util.Arrays.asList(key, value)));
            } else if (row.get(1) != null) {
                row.getList(1).forEach(element -> elements.add(Collections.singletonList(element)));
            }
            for (int i = 0; i < elements.size(); i++) {
                out.add(outputRow(row, output, position, i, elements.get(i)));
            }
            if (elements.isEmpty() && outer) {
                out.add(outputRow(row, output, position, null, Collections.nCopies(map ? 2 : 1, null)));
            }
        }
        return Plans.lines(out);
    }

    private static Row outputRow(Row row, StructType output, boolean position, Integer place, List<Object> elements) {
        var values = new ArrayList<>(row.toList());
        if (position) {
            values.add(place);
        }
        values.addAll(elements);
        return Row.of(output, values.toArray());
    }

    @Test
    void aSampleIsAboutAsLargeAsAskedForAndRepeatable() {
        var random = new RandomRows(1, 10);
        var schema = random.schema(1, RandomRows.keyTypes());
        var rows = random.rows(schema, 4000);
        for (boolean replaced : new boolean[]{false, true}) {
            var plan = new PhysicalPlan.Sample(Plans.scan(schema, random.batches(schema, rows, 100)), 0.25, 0.5,
                    replaced, 42);
            var first = Plans.rows(plan, FakeTaskContext.roomy(10));
            assertEquals(1000, first.size(), 120);
            assertEquals(Plans.lines(first), Plans.lines(Plans.rows(plan, FakeTaskContext.roomy(10))));
            var other = FakeTaskContext.roomy(10);
            other.partition = 1;
            assertNotEquals(Plans.lines(first), Plans.lines(Plans.rows(plan, other)));
        }
    }

    @Test
    void aUsersFunctionPullsBatchesAndMayStopEarly() {
        var random = new RandomRows(1, 10);
        var schema = random.schema(2, RandomRows.allTypes());
        var rows = random.rows(schema, 100);
        var read = new int[1];
        PartitionFunction firstThree = input -> new Iterator<>() {
            private int left = 3;

            @Override
            public boolean hasNext() {
                return left > 0 && input.hasNext();
            }

            @Override
            public Batch next() {
                left--;
                return input.next();
            }
        };
        var scan = Plans.scan(schema, random.batches(schema, rows, 10), Map.of(), read);
        var plan = new PhysicalPlan.MapPartitions(scan, "first", firstThree, schema);
        assertEquals(Plans.lines(rows.subList(0, 30)), Plans.lines(Plans.rows(plan, FakeTaskContext.roomy(10))));
        assertEquals(3, read[0]);
    }

    @Test
    void cachedBatchesAreRead() {
        var random = new RandomRows(1, 10);
        var schema = random.schema(2, RandomRows.allTypes());
        var rows = random.rows(schema, 25);
        var context = FakeTaskContext.roomy(10);
        context.caches.put(3L, random.batches(schema, rows, 10));
        var plan = new PhysicalPlan.ReadCache(3, schema, List.of(0, 1), List.of(), schema,
                Map.of());
        assertEquals(Plans.lines(rows), Plans.lines(Plans.rows(plan, context)));
        assertEquals(25, context.metrics.rowsRead.sum());
    }

    @Test
    void anExchangeInsideOfAFragmentIsRefused() {
        var schema = new StructType().add("a", DataTypes.LongType);
        var plan = new PhysicalPlan.Exchange(Plans.scan(schema, List.of()), new Partitioning.Single());
        assertThrows(IllegalStateException.class, () -> Plans.rows(plan, FakeTaskContext.roomy(10)));
    }

    @Test
    void aSourceThatCannotBeReadIsNamed() {
        var schema = new StructType().add("a", DataTypes.LongType);
        var scan = Plans.scan(schema, List.of());
        var broken = new dev.vonk.runtime.source.Source() {
            @Override
            public String description() {
                return "csv /data/x.csv";
            }

            @Override
            public StructType schema() {
                return schema;
            }

            @Override
            public List<dev.vonk.runtime.source.Split> splits(dev.vonk.runtime.source.ScanRequest request) {
                return List.of(new Plans.Held.All(1));
            }

            @Override
            public dev.vonk.runtime.source.BatchReader open(dev.vonk.runtime.source.Split split,
                    dev.vonk.runtime.source.ScanRequest request) throws java.io.IOException {
                throw new java.io.IOException("disk on fire");
            }
        };
        var plan = new PhysicalPlan.Scan(broken, scan.request(), schema, Map.of());
        var error = assertThrows(dev.vonk.runtime.data.DataException.class,
                () -> Plans.rows(plan, FakeTaskContext.roomy(10)));
        assertEquals("[FAILED_READ_FILE] Could not read csv /data/x.csv: disk on fire.", error.getMessage());
    }
}
