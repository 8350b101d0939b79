package dev.vonk.runtime.operator;

import dev.vonk.runtime.block.MemoryBudget;
import dev.vonk.runtime.data.RandomRows;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.plan.JoinKind;
import dev.vonk.runtime.plan.Partitioning;
import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.StructType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class HashJoinTest {
    private static final List<JoinKind> KINDS = List.of(JoinKind.INNER, JoinKind.LEFT_OUTER, JoinKind.RIGHT_OUTER,
            JoinKind.FULL_OUTER, JoinKind.LEFT_SEMI, JoinKind.LEFT_ANTI);

    /// Both sides: keys, then a boolean, then something else.
    private record Case(StructType left, StructType right, List<Row> leftRows, List<Row> rightRows, int keys,
            List<Boolean> nullSafe) {
        static Case of(int seed, RandomRows random, int leftCount, int rightCount) {
            int keys = 1 + seed % 3;
            var key = random.schema(keys,
                    seed % 2 == 0 ? List.of(DataTypes.IntegerType, DataTypes.LongType) : RandomRows.keyTypes());
            var left = key.add("flag", DataTypes.BooleanType).add("l", random.type(RandomRows.allTypes()));
            var right = key.add("flag", DataTypes.BooleanType).add("r", random.type(RandomRows.allTypes()));
            var nullSafe = IntStream.range(0, keys).mapToObj(i -> (seed + i) % 4 == 0).toList();
            return new Case(left, right, random.rows(left, leftCount), random.rows(right, rightCount), keys, nullSafe);
        }

        boolean isMatch(Row l, Row r, boolean condition) {
            for (int i = 0; i < keys; i++) {
                var a = RandomRows.canonical(l.get(i));
                var b = RandomRows.canonical(r.get(i));
                if (!Objects.equals(a, b) || a == null && !nullSafe.get(i)) {
                    return false;
                }
            }
            return !condition || Objects.equals(r.get(keys), true);
        }

        List<String> expected(JoinKind kind, boolean condition) {
            return NestedLoopJoinTest.expected(leftRows, rightRows, left, right, kind,
                    (l, r) -> isMatch(l, r, condition));
        }

        PhysicalPlan.HashJoin plan(PhysicalPlan leftPlan, PhysicalPlan rightPlan, JoinKind kind, boolean buildRight,
                boolean condition,
                Map<Integer, Integer> filters) {
            var output = kind.outputsRight() ? Plans.concatenated(left, right) : left;
            Expression extra = condition
                    ? new Expression.InputReference(left.size() + keys, DataTypes.BooleanType, true, "flag")
                    : null;
            return new PhysicalPlan.HashJoin(leftPlan, rightPlan, kind, references(left), references(right), nullSafe,
                    extra,
                    buildRight, filters, output);
        }

        private List<Expression> references(StructType schema) {
            return IntStream.range(0, keys).<Expression>mapToObj(i -> Plans.reference(schema, i)).toList();
        }
    }

    private static int batchRows(int seed) {
        return new int[]{1, 7, 4096}[seed % 3];
    }

    @Test
    void everyKindFromEitherSideJoinsAsTwoPlainLoopsDo() {
        for (int seed = 0; seed < 40; seed++) {
            var random = new RandomRows(seed, new int[]{4, 40, 1000}[seed / 2 % 3]);
            var join = Case.of(seed, random, seed % 11 == 5 ? 0 : 150, seed % 13 == 5 ? 0 : 60);
            for (var kind : KINDS) {
                for (int variant = 0; variant < 4; variant++) {
                    boolean buildRight = (variant & 1) == 0;
                    boolean condition = (variant & 2) != 0;
                    var left = Plans.scan(join.left, random.batches(join.left, join.leftRows, batchRows(seed)));
                    var right = Plans.scan(join.right, random.batches(join.right, join.rightRows, batchRows(seed)));
                    var plan = join.plan(left, right, kind, buildRight, condition, Map.of());
                    var context = FakeTaskContext.roomy(batchRows(seed / 3));
                    assertEquals(join.expected(kind, condition), Plans.sortedLines(Plans.rows(plan, context)),
                            "seed " + seed + " " + plan.describe());
                    assertEquals(0, context.memory.used());
                }
            }
        }
    }

    @Test
    void aBuildSideThatDoesNotFitIsJoinedPartByPart() {
        long spilled = 0;
        for (int seed = 0; seed < 18; seed++) {
            var random = new RandomRows(seed, 300);
            var join = Case.of(seed, random, 400, 500);
            for (var kind : KINDS) {
                boolean buildRight = seed % 2 == 0;
                boolean condition = seed % 5 == 0;
                var left = Plans.scan(join.left, random.batches(join.left, join.leftRows, 50));
                var right = Plans.scan(join.right, random.batches(join.right, join.rightRows, 50));
                var context = new FakeTaskContext(64, new MemoryBudget(8192L << seed % 3));
                var plan = join.plan(left, right, kind, buildRight, condition, Map.of());
                assertEquals(join.expected(kind, condition), Plans.sortedLines(Plans.rows(plan, context)),
                        "seed " + seed + " " + plan.describe());
                assertEquals(0, context.memory.used(), plan.describe());
                spilled += context.metrics.bytesSpilled.sum();
            }
        }
        assertTrue(spilled > 0);
    }

    @Test
    void aBroadcastBuildSideIsMadeOnceForAllTasks() {
        var random = new RandomRows(3, 20);
        var join = Case.of(4, random, 100, 30);
        var shared = new HashMap<Object, Object>();
        int made = 0;
        var rows = new ArrayList<Row>();
        for (int task = 0; task < 3; task++) {
            var context = new FakeTaskContext(16, new MemoryBudget(1 << 30), shared);
            context.exchanges.put(7, List.of(random.batches(join.right, join.rightRows, 10)));
            var part = join.leftRows.subList(task * 33, task == 2 ? 100 : task * 33 + 33);
            var left = new PhysicalPlan.ReadExchange(8, new Partitioning.RoundRobin(3), join.left);
            context.exchanges.put(8, List.of(random.batches(join.left, part, 10)));
            var right = new PhysicalPlan.ReadExchange(7, new Partitioning.Broadcast(), join.right);
            rows.addAll(Plans.rows(join.plan(left, right, JoinKind.LEFT_OUTER, true, false, Map.of()), context));
            made += context.sharedMade;
        }
        assertEquals(1, made);
        assertEquals(join.expected(JoinKind.LEFT_OUTER, false), Plans.sortedLines(rows));
    }

    @Test
    void aBroadcastBuildSideCannotKeepItsRows() {
        var random = new RandomRows(3, 20);
        var join = Case.of(4, random, 10, 10);
        var left = Plans.scan(join.left, random.batches(join.left, join.leftRows, 10));
        var right = new PhysicalPlan.ReadExchange(7, new Partitioning.Broadcast(), join.right);
        var plan = join.plan(left, right, JoinKind.FULL_OUTER, true, false, Map.of());
        assertThrows(IllegalStateException.class, () -> Plans.rows(plan, FakeTaskContext.roomy(10)));
    }

    @Test
    void filtersOfTheBuildSideReachTheScanOfTheProbeSide() {
        for (long spread : new long[]{1, 1000, 1L << 40}) {
            var schema = new StructType().add("k", DataTypes.LongType);
            var probe = new ArrayList<Row>();
            var build = new ArrayList<Row>();
            for (int i = 0; i < 5000; i++) {
                probe.add(Row.of(schema, (Object) (i % 50 == 49 ? null : (i - 2500) * spread)));
            }
            for (int i = 0; i < 200; i++) {
                build.add(Row.of(schema, (Object) (i % 10 == 9 ? null : i * 7 * spread)));
            }
            var random = new RandomRows(1, 10);
            var join = new Case(schema, schema, probe, build, 1, List.of(false));
            var left = Plans.scan(schema, random.batches(schema, probe, 100), Map.of(0, 5), new int[1]);
            var right = Plans.scan(schema, random.batches(schema, build, 100));
            var context = FakeTaskContext.roomy(100);
            var plan = join.plan(left, right, JoinKind.INNER, true, false, Map.of(0, 5));
            var seen = new ArrayList<Row>();
            assertEquals(expectedInner(probe, build), Plans.rows(plan, context).size());
            var scanned = Plans.rows(left, context);
            assertTrue(scanned.size() >= expectedInner(probe, build) && scanned.size() < 800,
                    spread + ": " + scanned.size());
            assertTrue(seen.isEmpty());
        }
    }

    private static int expectedInner(List<Row> probe, List<Row> build) {
        int count = 0;
        for (var p : probe) {
            for (var b : build) {
                count += p.get(0) != null && Objects.equals(p.get(0), b.get(0)) ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void anEmptyBuildSideStopsTheProbeSide() {
        var random = new RandomRows(3, 20);
        var join = Case.of(4, random, 100, 0);
        var read = new int[1];
        var left = Plans.scan(join.left, random.batches(join.left, join.leftRows, 10), Map.of(), read);
        var right = Plans.scan(join.right, Collections.emptyList());
        assertEquals(List.of(),
                Plans.rows(join.plan(left, right, JoinKind.INNER, true, false, Map.of()), FakeTaskContext.roomy(10)));
        assertEquals(0, read[0]);
    }

    @Test
    void closingHalfWayGivesTheMemoryBack() {
        var random = new RandomRows(3, 200);
        var join = Case.of(4, random, 100, 300);
        var left = Plans.scan(join.left, random.batches(join.left, join.leftRows, 10));
        var right = Plans.scan(join.right, random.batches(join.right, join.rightRows, 10));
        for (long budget : new long[]{4096, 1 << 30}) {
            var context = new FakeTaskContext(16, new MemoryBudget(budget));
            var plan = join.plan(left, right, JoinKind.FULL_OUTER, true, false, Map.of());
            try (var driver = OperatorFactory.build(plan, new Sink() {
                @Override
                public void push(dev.vonk.runtime.data.@Nullable Batch batch) {
                }

                @Override
                public void finish() {
                }
            }, context)) {
                for (int i = 0; i < 33; i++) {
                    assertTrue(driver.step());
                }
            }
            assertEquals(0, context.memory.used());
        }
    }
}
