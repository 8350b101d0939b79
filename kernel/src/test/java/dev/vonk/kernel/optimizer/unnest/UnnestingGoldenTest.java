package dev.vonk.kernel.optimizer.unnest;

import dev.vonk.kernel.golden.Golden;
import dev.vonk.kernel.logical.Apply;
import dev.vonk.kernel.logical.Calls;
import dev.vonk.kernel.logical.ColumnIds;
import dev.vonk.kernel.logical.Leaf;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.ManyInputs.Join;
import dev.vonk.kernel.logical.ManyInputs.Union;
import dev.vonk.kernel.logical.NamedCall;
import dev.vonk.kernel.logical.NamedExpression;
import dev.vonk.kernel.logical.NoRows;
import dev.vonk.kernel.logical.OneInput.Aggregate;
import dev.vonk.kernel.logical.OneInput.Filter;
import dev.vonk.kernel.logical.OneInput.Generate;
import dev.vonk.kernel.logical.OneInput.Limit;
import dev.vonk.kernel.logical.OneInput.Project;
import dev.vonk.kernel.logical.OneInput.Sort;
import dev.vonk.kernel.optimizer.Optimizer;
import dev.vonk.kernel.statistics.Estimator;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.expression.Expression.Not;
import dev.vonk.runtime.expression.Expression.Or;
import dev.vonk.runtime.expression.SortKey;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.plan.JoinKind;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.TypeParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What becomes of each shape of subquery: the query, the plan right after unnesting, and the optimizer's last word.
class UnnestingGoldenTest {
    private final LogicalPlan people = table("people", "id bigint not null, city bigint, pay bigint");
    private final LogicalPlan cities = table("cities", "no bigint not null, size bigint");
    private final ColumnReference id = people.output().get(0);
    private final ColumnReference city = people.output().get(1);
    private final ColumnReference pay = people.output().get(2);
    private final ColumnReference no = cities.output().get(0);
    private final ColumnReference size = cities.output().get(1);
    private final ColumnReference truth = ColumnIds.fresh("truth", DataTypes.BooleanType, true);
    private final ColumnReference value = ColumnIds.fresh("value", DataTypes.LongType, true);

    private static LogicalPlan table(String name, String schema) {
        return Leaf.Scan.of(new NoRows(name, TypeParser.parseSchema(schema)));
    }

    @TestFactory
    Stream<DynamicTest> subqueriesBecomeJoins() {
        return shapes().entrySet().stream().map(shape -> DynamicTest.dynamicTest(shape.getKey(),
                () -> Golden.assertMatches(UnnestingGoldenTest.class, shape.getKey().replace(' ', '-') + ".txt",
                        text(shape.getValue()))));
    }

    private static String text(LogicalPlan query) {
        return "== Query ==\n" + query.treeString() + "== Unnested ==\n" + Unnesting.unnest(query).treeString()
                + "== Optimized ==\n"
                + new Optimizer(EvaluationContext.UTC, new Estimator(_ -> OptionalLong.empty()), Set.of())
                        .optimize(query).treeString();
    }

    private Map<String, LogicalPlan> shapes() {
        var here = Calls.scalar("equal", no, city);
        var shapes = new LinkedHashMap<String, LogicalPlan>();
        exists(shapes, new Filter(here, cities));
        members(shapes, here);
        values(shapes, new Filter(here, cities));
        relations(shapes, here);
        return shapes;
    }

    private void exists(Map<String, LogicalPlan> shapes, LogicalPlan cityOf) {
        shapes.put("exists in a filter", where(truth, apply(Apply.Kind.EXISTS, cityOf, null)));
        shapes.put("not exists in a filter", where(new Not(truth), apply(Apply.Kind.EXISTS, cityOf, null)));
        shapes.put("exists with another condition", where(truth, apply(Apply.Kind.EXISTS,
                new Filter(Calls.scalar("less", size, pay), cityOf), null)));
        shapes.put("exists under or", where(new Or(List.of(truth, Calls.scalar("less", pay, Calls.number(3)))),
                apply(Apply.Kind.EXISTS, cityOf, null)));
        shapes.put("exists of its own", where(truth, apply(Apply.Kind.EXISTS, cities, null)));
        shapes.put("exists over an aggregate", where(truth, apply(Apply.Kind.EXISTS, new Filter(
                Calls.scalar("equal", city, no), new Aggregate(List.of(NamedExpression.of(no)), List.of(), cities)),
                null)));
        var inner = table("streets", "town bigint, owner bigint");
        var of = ColumnIds.fresh("street", DataTypes.BooleanType, false);
        var both = new Filter(new Expression.And(List.of(Calls.scalar("equal", inner.output().get(0), no),
                Calls.scalar("equal", inner.output().get(1), id))), inner);
        shapes.put("exists within exists", where(truth, apply(Apply.Kind.EXISTS,
                new Filter(of, new Apply(Apply.Kind.EXISTS, cityOf, both, null, of)), null)));
    }

    private void members(Map<String, LogicalPlan> shapes, Expression here) {
        var sized = Calls.scalar("equal", pay, size);
        shapes.put("in in a filter", where(truth, apply(Apply.Kind.IN, cities, here)));
        shapes.put("not in without nulls", where(new Not(truth), apply(Apply.Kind.IN, cities,
                Calls.scalar("equal", id, no))));
        shapes.put("not in with nulls", where(new Not(truth), apply(Apply.Kind.IN, cities, sized)));
        shapes.put("not in with nulls correlated", where(new Not(truth), apply(Apply.Kind.IN,
                new Filter(here, cities), sized)));
        shapes.put("in as a value", new Project(List.of(NamedExpression.of(truth)),
                apply(Apply.Kind.IN, cities, sized)));
        shapes.put("in of two columns as a value", new Project(List.of(NamedExpression.of(truth)),
                apply(Apply.Kind.IN, cities, new Expression.And(List.of(sized, Calls.scalar("equal", id, no))))));
    }

    private void values(Map<String, LogicalPlan> shapes, LogicalPlan cityOf) {
        var largest = Calls.aggregate("max", size);
        shapes.put("a value of its own", selected(new Aggregate(List.of(), List.of(largest), cities)));
        shapes.put("an aggregate by equality", selected(new Aggregate(List.of(), List.of(largest), cityOf)));
        shapes.put("an aggregate in a condition", new Project(List.of(NamedExpression.of(id)),
                new Filter(Calls.scalar("less", pay, value),
                        new Apply(Apply.Kind.SCALAR, people, new Aggregate(List.of(), List.of(largest), cityOf), null,
                                value))));
        var rows = Calls.aggregate("count");
        shapes.put("a count is 0 for no rows", selected(new Project(
                List.of(NamedExpression.of("more", Calls.scalar("add", rows.output(), Calls.number(1)))),
                new Aggregate(List.of(), List.of(rows), cityOf))));
        shapes.put("an aggregate behind having", selected(new Project(List.of(NamedExpression.of(largest.output())),
                new Filter(Calls.scalar("less", Calls.number(1), rows.output()),
                        new Aggregate(List.of(), List.of(largest, rows), cityOf)))));
        shapes.put("a value without aggregate", selected(new Project(List.of(NamedExpression.of(size)), cityOf)));
        shapes.put("an aggregate by inequality", selected(new Aggregate(List.of(), List.of(largest),
                new Filter(Calls.scalar("less", no, city), cities))));
        shapes.put("an aggregate over outer columns", selected(new Aggregate(List.of(), List.of(NamedCall.of("total",
                Calls.aggregate("sum", Calls.scalar("multiply", size, pay)).call())), cityOf)));
    }

    private void relations(Map<String, LogicalPlan> shapes, Expression here) {
        var cityOf = new Filter(here, cities);
        shapes.put("a lateral filter", new Apply(Apply.Kind.LATERAL, people, cityOf, null, null));
        shapes.put("a lateral filter outer", new Apply(Apply.Kind.LATERAL_OUTER, people, cityOf, null, null));
        var list = Calls.scalar("sequence", Calls.number(1), pay);
        shapes.put("a lateral list", new Apply(Apply.Kind.LATERAL, people, new Generate(list, false, false,
                List.of(ColumnIds.fresh("n", DataTypes.LongType, true)), cities), null, null));
        var owners = table("owners", "name string, held map<bigint, bigint>");
        var held = Calls.scalar("element_at", owners.output().get(1), Calls.number(1));
        shapes.put("a part of a map", new Apply(Apply.Kind.LATERAL, owners, new Limit(1, 0, new Filter(
                Calls.scalar("equal", no, held), cities)), null, null));
        var bySize = new Sort(List.of(new SortKey(size, false, false)), true, cityOf);
        shapes.put("the first rows of each",
                new Apply(Apply.Kind.LATERAL, people, new Limit(2, 0, bySize), null, null));
        shapes.put("the first value of each", selected(new Limit(1, 0, new Project(List.of(NamedExpression.of(no)),
                bySize))));
        var other = table("streets", "town bigint, owner bigint");
        var pair = new Join(JoinKind.LEFT_OUTER, cityOf, new Filter(Calls.scalar("equal", other.output().get(1), id),
                other), Calls.scalar("equal", no, other.output().get(0)));
        shapes.put("both sides of an outer join", new Apply(Apply.Kind.LATERAL, people, pair, null, null));
        shapes.put("both sides of a union", new Apply(Apply.Kind.LATERAL, people, new Union(
                List.of(cityOf, new Filter(Calls.scalar("equal", other.output().get(1), id), other)),
                List.of(ColumnIds.fresh("x", DataTypes.LongType, true),
                        ColumnIds.fresh("y", DataTypes.LongType, true))),
                null, null));
    }

    private Apply apply(Apply.Kind kind, LogicalPlan right, @Nullable Expression condition) {
        return new Apply(kind, people, right, condition, truth);
    }

    /// As the front end makes it: the mark is dropped above the filter.
    private LogicalPlan where(Expression condition, Apply apply) {
        return new Project(people.output().stream().map(NamedExpression::of).toList(), new Filter(condition, apply));
    }

    private LogicalPlan selected(LogicalPlan right) {
        var columns = new ArrayList<>(people.output().stream().map(NamedExpression::of).toList());
        columns.add(NamedExpression.of(value));
        return new Project(columns, new Apply(Apply.Kind.SCALAR, people, right, null, value));
    }
}
