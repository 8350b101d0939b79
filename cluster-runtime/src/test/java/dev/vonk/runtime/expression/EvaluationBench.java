package dev.vonk.runtime.expression;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.BytesVector;
import dev.vonk.runtime.data.DictionaryVector;
import dev.vonk.runtime.data.DoubleVector;
import dev.vonk.runtime.data.IntVector;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.function.FunctionRegistry;
import dev.vonk.runtime.function.aggregate.Accumulator;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.DecimalType;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Nanoseconds a row of the hottest loops, over 1 Mi rows (or `-Dbatches=` times 4096) shaped like TPC-H's lineitem in batches of 4096, in processor
/// time of the one thread. Not a test: run its main. The median of the last half of the rounds counts.
public final class EvaluationBench {
    private static final int ROWS = Batch.DEFAULT_ROWS;
    private static final int BATCHES = Integer.getInteger("batches", 256);
    private static final DecimalType PRICE = new DecimalType(15, 2);

    private EvaluationBench() {
    }

    public static void main(String[] arguments) {
        var batches = lineitem();
        var date = Calls.column(0, DataTypes.DateType);
        filter("filter date range, 1 year of 7", new Expression.And(List.of(
                Calls.call("greater_or_equal", date, Calls.literal(LocalDate.of(1994, 1, 1), DataTypes.DateType)),
                Calls.call("less", date, Calls.literal(LocalDate.of(1995, 1, 1), DataTypes.DateType)))), batches);
        filter("filter of Q6 (date, discount, quantity)", new Expression.And(List.of(
                Calls.call("greater_or_equal", date, Calls.literal(LocalDate.of(1994, 1, 1), DataTypes.DateType)),
                Calls.call("less", date, Calls.literal(LocalDate.of(1995, 1, 1), DataTypes.DateType)),
                Calls.call("greater_or_equal", Calls.column(2, PRICE), Calls.literal(new BigDecimal("0.05"), PRICE)),
                Calls.call("less_or_equal", Calls.column(2, PRICE), Calls.literal(new BigDecimal("0.07"), PRICE)),
                Calls.call("less", Calls.column(4, PRICE), Calls.literal(new BigDecimal("24.00"), PRICE)))), batches);
        filter("filter dictionary equality",
                Calls.call("equal", Calls.column(5, DataTypes.StringType), Calls.literal("AIR", DataTypes.StringType)),
                batches);
        filter("filter plain like '%special%requests%'", new Expression.Not(Calls.call("like",
                Calls.column(7, DataTypes.StringType), Calls.literal("%special%requests%", DataTypes.StringType))),
                batches);
        filter("filter double comparison",
                Calls.call("less", Calls.column(6, DataTypes.DoubleType), Calls.literal(0.5, DataTypes.DoubleType)),
                batches);
        var one = Calls.literal(BigDecimal.ONE, new DecimalType(1, 0));
        var discounted = Calls.call("multiply", Calls.column(1, PRICE),
                Calls.call("subtract", one, Calls.column(2, PRICE)));
        var charge = Calls.call("multiply", discounted, Calls.call("add", one, Calls.column(3, PRICE)));
        project("Q1 products: price * (1 - discount), ... * (1 + tax)", List.of(discounted, charge), batches);
        project("year of date", List.of(Calls.call("year", date)), batches);
        project("long + long",
                List.of(Calls.call("add", Calls.column(8, DataTypes.LongType), Calls.column(8, DataTypes.LongType))),
                batches);
        project("double * double", List.of(
                Calls.call("multiply", Calls.column(6, DataTypes.DoubleType), Calls.column(6, DataTypes.DoubleType))),
                batches);
        aggregate("sum(decimal) grouped, 4 groups", "sum", Calls.column(1, PRICE), batches, 4);
        aggregate("sum(charge) grouped, 4 groups, with its products", "sum", charge, batches, 4);
        aggregate("avg(decimal) grouped, 4 groups", "avg", Calls.column(4, PRICE), batches, 4);
        aggregate("sum(decimal) grouped, 100000 groups", "sum", Calls.column(1, PRICE), batches, 100_000);
        aggregate("sum(decimal) ungrouped", "sum", Calls.column(1, PRICE), batches, 0);
        aggregate("sum(long) ungrouped", "sum", Calls.column(8, DataTypes.LongType), batches, 0);
        aggregate("sum(double) grouped, 4 groups", "sum", Calls.column(6, DataTypes.DoubleType), batches, 4);
        aggregate("count(*) grouped, 4 groups", "count", null, batches, 4);
        aggregate("max(date) ungrouped", "max", date, batches, 0);
    }

    private static List<Batch> lineitem() {
        var random = new Random(1);
        var modes = BytesVector.of("AIR", "FOB", "MAIL", "RAIL", "REG AIR", "SHIP", "TRUCK");
        var batches = new ArrayList<Batch>();
        for (int b = 0; b < BATCHES; b++) {
            var days = new int[ROWS];
            var columns = new long[5][ROWS];
            var codes = new int[ROWS];
            var doubles = new double[ROWS];
            var comments = new String[ROWS];
            for (int i = 0; i < ROWS; i++) {
                days[i] = 8035 + random.nextInt(2526);
                columns[0][i] = 90_000 + random.nextInt(10_400_000);
                columns[1][i] = random.nextInt(11);
                columns[2][i] = random.nextInt(9);
                columns[3][i] = 100L * (1 + random.nextInt(50));
                columns[4][i] = random.nextLong() >> 20;
                codes[i] = random.nextInt(7);
                doubles[i] = random.nextDouble();
                comments[i] = random.nextInt(50) == 0
                        ? "even special packages; requests wake"
                        : "furiously regular deposits sleep. carefully bold";
            }
            batches.add(Batch.of(ROWS, new IntVector(days, 0, ROWS, null), longs(columns[0]), longs(columns[1]),
                    longs(columns[2]), longs(columns[3]),
                    new DictionaryVector(codes, 0, ROWS, modes, null), new DoubleVector(doubles, 0, ROWS, null),
                    BytesVector.of(comments), longs(columns[4])));
        }
        return batches;
    }

    private static LongVector longs(long[] values) {
        return new LongVector(values, 0, values.length, null);
    }

    private static void filter(String name, Expression condition, List<Batch> batches) {
        var selector = Evaluators.selector(condition, EvaluationContext.UTC);
        var out = new int[ROWS];
        report(name, () -> {
            long selected = 0;
            for (var batch : batches) {
                selected += selector.select(batch, out);
            }
            return selected;
        });
    }

    private static void project(String name, List<Expression> expressions, List<Batch> batches) {
        var projection = Evaluators.compileAll(expressions, EvaluationContext.UTC);
        report(name, () -> {
            long rows = 0;
            for (var batch : batches) {
                rows += projection.evaluate(batch)[0].length();
            }
            return rows;
        });
    }

    private static void aggregate(String name, String function, Expression argument, List<Batch> batches, int groups) {
        var arguments = argument == null ? List.<Expression>of() : List.of(argument);
        var types = arguments.stream().map(Expression::type).toList();
        var bound = FunctionRegistry.builtin().aggregate(function).orElseThrow().bind(List.<DataType>copyOf(types))
                .orElseThrow();
        var projection = Evaluators.compileAll(arguments, EvaluationContext.UTC);
        var random = new Random(2);
        var ids = new int[ROWS];
        Arrays.setAll(ids, _ -> groups == 0 ? 0 : random.nextInt(groups));
        var scratch = new Scratch();
        report(name, () -> {
            Accumulator accumulator = bound.accumulator().get();
            accumulator.grow(Math.max(1, groups));
            for (var batch : batches) {
                var values = projection.evaluate(batch);
                var flat = new Vector[values.length];
                for (int i = 0; i < flat.length; i++) {
                    flat[i] = Vectors.argument(values[i], scratch);
                }
                if (groups == 0) {
                    accumulator.updateOne(ROWS, flat);
                } else {
                    accumulator.update(ids, ROWS, flat);
                }
            }
            return accumulator.result(Math.max(1, groups)).length();
        });
    }

    /// A pass over all batches.
    @FunctionalInterface
    private interface Pass {
        long run();
    }

    private static void report(String name, Pass pass) {
        int rounds = 60 * 256 / BATCHES;
        var clock = ManagementFactory.getThreadMXBean();
        var times = new double[rounds];
        long check = 0;
        for (int i = 0; i < rounds; i++) {
            long start = clock.getCurrentThreadCpuTime();
            check += pass.run();
            times[i] = (clock.getCurrentThreadCpuTime() - start) / (double) (BATCHES * ROWS);
        }
        var late = Arrays.copyOfRange(times, rounds / 2, rounds);
        Arrays.sort(late);
        System.out.printf(Locale.ROOT, "%-55s %6.2f ns/row   (least %.2f, first %.2f; check %d)%n", name,
                late[late.length / 2], late[0], times[0], check / rounds);
    }
}
