package dev.vonk.kernel.optimizer.join;

import dev.vonk.Session;
import dev.vonk.kernel.logical.Calls;
import dev.vonk.kernel.logical.Leaf;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.ManyInputs.Join;
import dev.vonk.kernel.logical.OneInput.Filter;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.data.Values;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.expression.Expression.Or;
import dev.vonk.runtime.plan.JoinKind;
import dev.vonk.runtime.source.memory.MemorySource;
import dev.vonk.runtime.type.TypeParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// Random joins give the same rows whatever order they are done in.
class JoinOrderAgreesTest {
    private static final int QUERIES = Integer.getInteger("queries", 40);
    private static final long SEED = Long.getLong("seed", 1);
    private static final String RULES = "vonk.optimizer.disabledRules";

    @Test
    void joinsGiveTheRowsOfTheOrderAsWritten() {
        var spark = Session.builder().master("local[1]").create();
        try {
            for (long seed = SEED; seed < SEED + QUERIES; seed++) {
                var query = query(new Random(seed));
                spark.conf().set(RULES, "OrderJoins,FactorDisjunctions");
                var wanted = rows(spark, query);
                spark.conf().set(RULES, "");
                long number = seed;
                assertEquals(wanted, rows(spark, query), () -> "seed " + number + "\n" + query.treeString());
            }
        } finally {
            spark.stop();
        }
    }

    private static String rows(Session spark, LogicalPlan plan) {
        var rows = new ArrayList<String>();
        try (var batches = spark.runner().run(plan)) {
            while (batches.hasNext()) {
                var batch = batches.next();
                for (int i = 0; i < batch.rowCount(); i++) {
                    rows.add(Values.readRow(batch, plan.schema(), i).toString());
                }
            }
        }
        return String.join("\n", rows.stream().sorted().toList());
    }

    private static LogicalPlan query(Random random) {
        var plan = table(random);
        int tables = 2 + random.nextInt(4);
        for (int i = 0; i < tables; i++) {
            plan = joined(random, plan, table(random));
        }
        var terms = new ArrayList<Expression>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            terms.add(term(random, plan.output(), plan.output()));
        }
        return new Filter(new Expression.And(terms), plan);
    }

    private static LogicalPlan table(Random random) {
        var schema = TypeParser.parseSchema("a bigint, b bigint, c bigint");
        var rows = new ArrayList<Row>();
        int count = 1 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            rows.add(Row.of(schema, value(random), value(random), value(random)));
        }
        return Leaf.Scan.of(MemorySource.ofRows(schema, rows));
    }

    private static Object value(Random random) {
        return random.nextInt(8) == 0 ? null : (Object) (long) random.nextInt(5);
    }

    private static LogicalPlan joined(Random random, LogicalPlan left, LogicalPlan right) {
        return switch (random.nextInt(8)) {
            case 0 -> new Join(JoinKind.LEFT_OUTER, left, right, equal(random, left.output(), right.output()));
            case 1, 2 -> new Join(random.nextBoolean() ? JoinKind.LEFT_SEMI : JoinKind.LEFT_ANTI, left, right,
                    new Expression.And(List.of(equal(random, left.output(), right.output()),
                            term(random, left.output(), right.output()))));
            default -> new Join(JoinKind.INNER, left, right, equal(random, left.output(), right.output()));
        };
    }

    private static Expression term(Random random, List<ColumnReference> left, List<ColumnReference> right) {
        return switch (random.nextInt(4)) {
            case 0 -> equal(random, left, right);
            case 1 -> Calls.scalar("not_equal", any(random, left), any(random, right));
            case 2 -> Calls.scalar("less", any(random, left), Calls.number(4));
            default -> {
                var shared = equal(random, left, right);
                yield new Or(List.of(branch(random, shared, left), branch(random, shared, right)));
            }
        };
    }

    private static Expression branch(Random random, Expression shared, List<ColumnReference> columns) {
        return new Expression.And(List.of(shared, Calls.scalar("less", any(random, columns), Calls.number(3))));
    }

    private static Expression equal(Random random, List<ColumnReference> left, List<ColumnReference> right) {
        return Calls.scalar("equal", any(random, left), any(random, right));
    }

    private static ColumnReference any(Random random, List<ColumnReference> columns) {
        return columns.get(random.nextInt(columns.size()));
    }
}
