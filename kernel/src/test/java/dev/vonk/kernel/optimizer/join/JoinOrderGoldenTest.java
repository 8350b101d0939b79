package dev.vonk.kernel.optimizer.join;

import dev.vonk.kernel.golden.Golden;
import dev.vonk.kernel.logical.Calls;
import dev.vonk.kernel.logical.Leaf;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.ManyInputs.Join;
import dev.vonk.kernel.logical.OneInput.Filter;
import dev.vonk.kernel.statistics.Estimator;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.plan.JoinKind;
import dev.vonk.runtime.type.TypeParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The order in which joins of some shapes are done: the query, and what becomes of it.
class JoinOrderGoldenTest {
    private final LogicalPlan lines = table("lines", "l_order bigint, l_part bigint, l_supplier bigint", 6_000_000);
    private final LogicalPlan orders = table("orders", "o_key bigint, o_customer bigint, o_day int", 1_500_000);
    private final LogicalPlan customers = table("customers", "c_key bigint, c_nation bigint, c_segment bigint",
            150_000);
    private final LogicalPlan parts = table("parts", "p_key bigint, p_size bigint, p_brand bigint", 200_000);
    private final LogicalPlan suppliers = table("suppliers", "s_key bigint, s_nation bigint", 10_000);
    private final LogicalPlan nations = table("nations", "n_key bigint, n_region bigint", 25);
    private final LogicalPlan regions = table("regions", "r_key bigint, r_name bigint", 5);

    private static LogicalPlan table(String name, String schema, long rows) {
        return Leaf.Scan.of(new Counted(name, TypeParser.parseSchema(schema), rows));
    }

    @TestFactory
    Stream<DynamicTest> joinsAreDoneInThisOrder() {
        return shapes().entrySet().stream().map(shape -> DynamicTest.dynamicTest(shape.getKey(),
                () -> Golden.assertMatches(JoinOrderGoldenTest.class, shape.getKey().replace(' ', '-') + ".txt",
                        text(shape.getValue()))));
    }

    private static String text(LogicalPlan query) {
        var estimator = new Estimator(_ -> OptionalLong.empty());
        return "== Query ==\n" + query.treeString() + "== Ordered ==\n"
                + new JoinOrdering(estimator).ordered(query).treeString();
    }

    private Map<String, LogicalPlan> shapes() {
        var shapes = new LinkedHashMap<String, LogicalPlan>();
        shapes.put("a chain starts where a filter is", where(comma(lines, orders, customers),
                equal("l_order", "o_key"), equal("o_customer", "c_key"), less("c_segment", 1)));
        shapes.put("a star is probed by its centre", where(comma(parts, suppliers, orders, lines),
                equal("l_part", "p_key"), equal("l_supplier", "s_key"), equal("l_order", "o_key"), less("p_size", 3)));
        shapes.put("a cycle keeps all its conditions", where(
                comma(customers, orders, lines, suppliers, nations, regions), equal("c_key", "o_customer"),
                equal("l_order", "o_key"), equal("l_supplier", "s_key"), equal("c_nation", "s_nation"),
                equal("s_nation", "n_key"), equal("n_region", "r_key"), less("r_name", 1)));
        shapes.put("equal columns join tables that no condition names together", where(
                comma(customers, suppliers, nations), equal("c_nation", "s_nation"), equal("s_nation", "n_key"),
                less("n_region", 1)));
        shapes.put("a condition holds for all equal columns",
                new Join(JoinKind.INNER, where(comma(customers, suppliers),
                        equal("c_nation", "s_nation")),
                        new Join(JoinKind.INNER, where(nations, less("n_key", 3)), regions,
                                new Expression.And(List.of(equal("n_region", "r_key"), equal("n_key", "r_name")))),
                        equal("s_nation", "n_key")));
        shapes.put("two columns of one table stay equal", where(comma(nations, customers, suppliers),
                equal("c_nation", "n_key"), equal("c_segment", "n_key"), equal("s_nation", "n_key")));
        shapes.put("a semi join comes early", where(new Join(JoinKind.LEFT_SEMI, comma(lines, orders, customers),
                parts, equal("o_day", "p_size")), equal("l_order", "o_key"), equal("o_customer", "c_key")));
        shapes.put("what nothing connects is multiplied last", where(comma(regions, lines, orders, nations),
                equal("l_order", "o_key")));
        shapes.put("what may raise is asked last", where(comma(lines, orders, customers), equal("l_order", "o_key"),
                equal("o_customer", "c_key"), Calls.scalar("less", Calls.scalar("pmod", Calls.number(1),
                        column("l_part")), column("c_segment"))));
        shapes.put("an outer join is a border", where(comma(orders, new Join(JoinKind.LEFT_OUTER,
                where(comma(lines, parts, suppliers), equal("l_part", "p_key"), equal("l_supplier", "s_key"),
                        less("s_nation", 2)),
                nations, equal("s_nation", "n_key")), customers), equal("l_order", "o_key"),
                equal("o_customer", "c_key")));
        shapes.put("many tables in a chain", chain(14));
        return shapes;
    }

    private static LogicalPlan comma(LogicalPlan... tables) {
        var plan = tables[0];
        for (int i = 1; i < tables.length; i++) {
            plan = new Join(JoinKind.CROSS, plan, tables[i], null);
        }
        return plan;
    }

    private static LogicalPlan where(LogicalPlan plan, Expression... terms) {
        return new Filter(new Expression.And(List.of(terms)), plan);
    }

    private ColumnReference column(String name) {
        return Stream.of(lines, orders, customers, parts, suppliers, nations, regions)
                .flatMap(plan -> plan.output().stream()).filter(column -> column.name().equals(name)).findFirst()
                .orElseThrow();
    }

    private Expression equal(String left, String right) {
        return Calls.scalar("equal", column(left), column(right));
    }

    private Expression less(String name, long value) {
        return Calls.scalar("less", column(name), Calls.number(value));
    }

    private static LogicalPlan chain(int length) {
        var tables = new ArrayList<LogicalPlan>();
        var terms = new ArrayList<Expression>();
        for (int i = 0; i < length; i++) {
            tables.add(table("t" + i, "a bigint, b bigint", 1000L << (i * 7 % 10)));
            if (i > 0) {
                terms.add(Calls.scalar("equal", tables.get(i - 1).output().get(1), tables.get(i).output().get(0)));
            }
        }
        return new Filter(new Expression.And(terms), comma(tables.toArray(LogicalPlan[]::new)));
    }
}
