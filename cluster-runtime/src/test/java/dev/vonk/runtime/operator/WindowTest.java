package dev.vonk.runtime.operator;

import dev.vonk.runtime.block.MemoryBudget;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.RandomRows;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.SortKey;
import dev.vonk.runtime.expression.WindowCall;
import dev.vonk.runtime.expression.WindowFrame;
import dev.vonk.runtime.expression.WindowFrame.Bound;
import dev.vonk.runtime.expression.WindowFrame.Unit;
import dev.vonk.runtime.function.FunctionRegistry;
import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.StructType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Windows against a reading of their meaning row by row.
class WindowTest {
    private static final StructType SCHEMA = new StructType().add("p", DataTypes.IntegerType)
            .add("o", DataTypes.LongType).add("v", DataTypes.LongType).add("t", DataTypes.StringType);

    /// A call and what it gives for a row of a sorted partition, whose frame is the list from `from` to `to`.
    private record Case(WindowCall call, Meaning meaning) {}

    private interface Meaning {
        @Nullable
        Object of(List<Row> partition, int row, List<Row> frame);
    }

    private static Expression column(int index) {
        return Plans.reference(SCHEMA, index);
    }

    private static Case aggregate(String name, int column, WindowFrame frame,
            BiFunction<List<Row>, Integer, @Nullable Object> of) {
        var function = FunctionRegistry.builtin().aggregate(name).orElseThrow();
        var bound = function.bind(List.of(column(column).type())).orElseThrow();
        var call = new WindowCall(new WindowCall.Function.OfFrame(function), List.of(column(column)), null, frame,
                false, bound.resultType(), true);
        return new Case(call, (_, _, rows) -> of.apply(rows, column));
    }

    private static Case place(String name, Meaning meaning) {
        var function = FunctionRegistry.builtin().window(name).orElseThrow();
        var call = new WindowCall(new WindowCall.Function.OfPlace(function), List.of(), null, WindowFrame.WHOLE, false,
                function.bind(List.of()).orElseThrow().resultType(), false);
        return new Case(call, meaning);
    }

    private static Case lag(int offset, boolean ignoreNulls) {
        var function = FunctionRegistry.builtin().window("lag").orElseThrow();
        var arguments = List.of(column(2), new Expression.Literal(offset, DataTypes.IntegerType), column(1));
        var call = new WindowCall(new WindowCall.Function.OfPlace(function), arguments, null, WindowFrame.WHOLE,
                ignoreNulls, DataTypes.LongType, true);
        return new Case(call, (partition, row, _) -> {
            int left = offset;
            for (int i = row - 1; i >= 0; i--) {
                left -= ignoreNulls && partition.get(i).get(2) == null ? 0 : 1;
                if (left == 0) {
                    return partition.get(i).get(2);
                }
            }
            return partition.get(row).get(1);
        });
    }

    private static @Nullable Object sum(List<Row> rows, int column) {
        var values = rows.stream().map(row -> row.get(column)).filter(Objects::nonNull).toList();
        return values.isEmpty() ? null : values.stream().mapToLong(value -> (Long) value).sum();
    }

    private static Object list(List<Row> rows, int column) {
        return rows.stream().map(row -> row.get(column)).filter(Objects::nonNull).toList();
    }

    private static @Nullable Object least(List<Row> rows, int column) {
        return rows.stream().map(row -> (String) row.get(column)).filter(Objects::nonNull).sorted().findFirst()
                .orElse(null);
    }

    private static List<Case> cases(WindowFrame frame) {
        return List.of(aggregate("sum", 2, frame, WindowTest::sum),
                aggregate("collect_list", 2, frame, WindowTest::list),
                aggregate("min", 3, frame, WindowTest::least),
                aggregate("first", 2, frame, (rows, column) -> rows.isEmpty() ? null : rows.getFirst().get(column)),
                aggregate("last", 3, frame, (rows, column) -> rows.isEmpty() ? null : rows.getLast().get(column)),
                place("row_number", (_, row, _) -> row + 1), lag(2, false), lag(3, true));
    }

    private static Bound ofRows(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Bound.Unbounded();
            case 1 -> new Bound.CurrentRow();
            case 2 -> new Bound.Rows(random.nextInt(9) - 4);
            default -> new Bound.Rows(random.nextInt(400) - 200);
        };
    }

    private static Bound ofRange(Random random) {
        if (random.nextInt(3) > 0) {
            return random.nextBoolean() ? new Bound.Unbounded() : new Bound.CurrentRow();
        }
        var add = FunctionRegistry.builtin().scalar("add").orElseThrow();
        var offset = new Expression.Literal((long) random.nextInt(20) - 10, DataTypes.LongType);
        return new Bound.Value(column(1),
                new Expression.Call(add, List.of(column(1), offset), DataTypes.LongType, true));
    }

    /// One test's rows and windows.
    private record Setting(List<Row> rows, SortKey order, WindowFrame frame, int batchRows) {
        static Setting of(int seed, int count, int partitions) {
            var random = new Random(seed);
            var rows = new ArrayList<Row>();
            for (int i = 0; i < count; i++) {
                var text = "x".repeat(random.nextInt(4)) + random.nextInt(5);
                rows.add(Row.of(SCHEMA, random.nextInt(partitions),
                        random.nextInt(9) == 0 ? null : (Object) (long) random.nextInt(40),
                        random.nextInt(6) == 0 ? null : (Object) (long) random.nextInt(1000),
                        random.nextInt(6) == 0 ? null : text));
            }
            boolean ascending = random.nextBoolean();
            var order = new SortKey(column(1), ascending, random.nextBoolean());
            var frame = random.nextBoolean()
                    ? new WindowFrame(Unit.ROWS, ofRows(random), ofRows(random))
                    : new WindowFrame(Unit.RANGE, ofRange(random), ofRange(random));
            var sorted = new ArrayList<Row>(rows);
            sorted.sort(SortTest.comparator(List.of(new SortKey(column(0), true, true), order)));
            return new Setting(sorted, order, frame, new int[]{1, 7, 64, 4096}[seed % 4]);
        }

        PhysicalPlan.Window plan(int seed) {
            var scan = Plans.scan(SCHEMA, new RandomRows(seed, 50).batches(SCHEMA, rows, batchRows));
            var schema = SCHEMA;
            var calls = new ArrayList<WindowCall>();
            for (var each : cases(frame)) {
                schema = schema.add("c" + calls.size(), each.call.type());
                calls.add(each.call);
            }
            return new PhysicalPlan.Window(scan, List.of(column(0)), List.of(order), calls, schema);
        }

        List<String> expected() {
            var lines = new ArrayList<String>();
            var cases = cases(frame);
            for (int i = 0; i < rows.size(); i++) {
                int from = i;
                int to = i;
                while (from > 0 && rows.get(from - 1).get(0).equals(rows.get(i).get(0))) {
                    from--;
                }
                while (to < rows.size() && rows.get(to).get(0).equals(rows.get(i).get(0))) {
                    to++;
                }
                var partition = rows.subList(from, to);
                int row = i - from;
                var framed = frameOf(partition, row);
                var values = new ArrayList<@Nullable Object>(rows.get(i).toList());
                cases.forEach(each -> values.add(each.meaning.of(partition, row, framed)));
                lines.add(values.toString());
            }
            return lines;
        }

        private List<Row> frameOf(List<Row> partition, int row) {
            var in = new ArrayList<Row>();
            for (int i = 0; i < partition.size(); i++) {
                if (side(frame.from(), partition, row, i) >= 0 && side(frame.to(), partition, row, i) <= 0) {
                    in.add(partition.get(i));
                }
            }
            return in;
        }

        /// Whether row `i` lies before, at or behind the bound of `row`; an open bound is at every row.
        private int side(Bound bound, List<Row> partition, int row, int i) {
            return switch (bound) {
                case Bound.Unbounded _ -> 0;
                case Bound.Rows(long offset) -> Long.compare(i, row + offset);
                case Bound.CurrentRow _ -> frame.unit() == Unit.ROWS
                        ? Integer.compare(i, row)
                        : compare(partition.get(i).get(1), partition.get(row).get(1));
                case Bound.Value(var _, var limit) -> {
                    long offset = (Long) ((Expression.Literal) limit.children().get(1)).value();
                    var key = (Long) partition.get(row).get(1);
                    yield compare(partition.get(i).get(1), key == null ? null : (Object) (key + offset));
                }
            };
        }

        private int compare(@Nullable Object a, @Nullable Object b) {
            if (a == null || b == null) {
                return a == b ? 0 : (a == null) == order.nullsFirst() ? -1 : 1;
            }
            int compared = Long.compare((Long) a, (Long) b);
            return order.ascending() ? compared : -compared;
        }
    }

    private static List<String> lines(List<Row> rows) {
        return rows.stream().map(row -> row.toList().toString()).toList();
    }

    /// A range of values needs a limit that goes along with the order, as the analysis writes it.
    private static boolean goesAlong(Setting setting) {
        return setting.order.ascending() || setting.frame.expressions().isEmpty();
    }

    @Test
    void everyFrameHasItsRows() {
        int tested = 0;
        for (int seed = 0; seed < 120; seed++) {
            var setting = Setting.of(seed, seed % 20 == 0 ? 0 : 250, new int[]{1, 4, 120}[seed % 3]);
            if (!goesAlong(setting)) {
                continue;
            }
            var context = FakeTaskContext.roomy(setting.batchRows);
            assertEquals(setting.expected(), lines(Plans.rows(setting.plan(seed), context)),
                    "seed " + seed + " " + setting.frame + " " + setting.order);
            assertEquals(0, context.memory.used());
            tested++;
        }
        assertTrue(tested > 70);
    }

    @Test
    void aPartitionThatDoesNotFitGoesToDiskAndComesBack() {
        long spilled = 0;
        for (int seed = 2; seed < 80; seed += 4) {
            var setting = Setting.of(seed, 500, 1 + seed % 3);
            if (!goesAlong(setting)) {
                continue;
            }
            var context = new FakeTaskContext(60, new MemoryBudget(200_000));
            // another operator may hold most of it
            long held = seed % 8 == 2 ? 0 : 150_000;
            context.memory.reserveAnyway(held);
            assertEquals(setting.expected(), lines(Plans.rows(setting.plan(seed), context)),
                    "seed " + seed + " " + setting.frame + " " + setting.order);
            assertEquals(held, context.memory.used());
            spilled += context.metrics.bytesSpilled.sum();
        }
        assertTrue(spilled > 0);
    }

    @Test
    void aPartitionThatCannotFitIsAnErrorThatSaysSo() {
        var setting = Setting.of(1, 2000, 1);
        var context = new FakeTaskContext(60, new MemoryBudget(20_000));
        var error = assertThrows(DataException.class, () -> Plans.rows(setting.plan(1), context));
        assertTrue(error.getMessage().contains("Partition by more columns"), error.getMessage());
        assertEquals(0, context.memory.used());
    }

    @Test
    void framesThatAreWholePartitionsNeedNoOrder() {
        var rows = new ArrayList<Row>();
        for (int i = 0; i < 10; i++) {
            rows.add(Row.of(SCHEMA, i / 4, null, (long) i, "t"));
        }
        var sum = aggregate("sum", 2, WindowFrame.WHOLE, WindowTest::sum).call;
        var plan = new PhysicalPlan.Window(Plans.scan(SCHEMA, new RandomRows(1, 5).batches(SCHEMA, rows, 3)),
                List.of(column(0)), List.of(), List.of(sum), SCHEMA.add("s", DataTypes.LongType));
        assertEquals(Arrays.asList(6L, 6L, 6L, 6L, 22L, 22L, 22L, 22L, 17L, 17L),
                Plans.rows(plan, FakeTaskContext.roomy(4)).stream().map(row -> row.get(4)).toList());
    }
}
