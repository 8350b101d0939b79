package dev.vonk.kernel.planner;

import dev.vonk.DataFrame;
import dev.vonk.Session;
import dev.vonk.Window;
import dev.vonk.kernel.golden.Golden;
import dev.vonk.kernel.optimizer.Optimizer;
import dev.vonk.kernel.statistics.Estimator;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.stage.CacheLineages;
import dev.vonk.runtime.stage.StageCutter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static dev.vonk.Functions.avg;
import static dev.vonk.Functions.broadcast;
import static dev.vonk.Functions.col;
import static dev.vonk.Functions.count;
import static dev.vonk.Functions.countDistinct;
import static dev.vonk.Functions.lit;
import static dev.vonk.Functions.rank;
import static dev.vonk.Functions.row_number;
import static dev.vonk.Functions.sum;

/// What each optimizer rule and the planner make of a query, and the stages it is cut into: one golden text a query.
class PlanGoldenTest {

    @TestFactory
    Stream<DynamicTest> queriesArePlannedAsWritten() {
        var spark = Session.builder().master("local[2]").create();
        return queries(spark).entrySet().stream()
                .map(query -> DynamicTest.dynamicTest(query.getKey(), () -> Golden.assertMatches(PlanGoldenTest.class,
                        query.getKey().replace(' ', '-') + ".txt", planned(query.getValue()))))
                .onClose(spark::stop);
    }

    private static Map<String, DataFrame> queries(Session spark) {
        var people = table(spark, "id bigint, name string, age int, city string", 3);
        var cities = table(spark, "city string, country string, people bigint", 2);
        var orders = spark.range(10_000_000).select(col("id").as("order"), col("id").mod(1000).as("person"),
                col("id").mod(77).as("price"));
        var queries = new LinkedHashMap<String, DataFrame>();
        queries.put("filter goes through a projection into the scan",
                people.select(col("id"), col("age").plus(1).as("next")).filter(col("next").gt(18)).select("id"));
        queries.put("filters go to their side of a join",
                people.join(cities, "city").filter(col("age").gt(30).and(col("people").lt(1000L))));
        queries.put("a key condition is copied across",
                people.join(cities, people.col("city").equalTo(cities.col("city")))
                        .filter(people.col("city").equalTo("Delft")));
        queries.put("outer join becomes inner",
                people.join(cities, people.col("city").equalTo(cities.col("city")), "left")
                        .filter(col("country").equalTo("NL")).select("name", "country"));
        queries.put("outer join stays", people.join(cities, people.col("city").equalTo(cities.col("city")), "left")
                .filter(col("country").isNull()).select("name"));
        queries.put("filter on a key goes below the aggregate",
                people.groupBy("city").agg(avg("age").as("age")).filter(col("city").notEqual("x")));
        queries.put("filter on a result stays above",
                people.groupBy("city").agg(avg("age").as("age")).filter(col("age").gt(30)));
        queries.put("unused aggregates are dropped",
                people.groupBy("city").agg(avg("age").as("age"), count(lit(1)).as("n")).select("n"));
        queries.put("constants are folded",
                people.filter(lit(1).plus(1).equalTo(2).and(col("age").gt(lit(10).multiply(2)))));
        queries.put("sorted limit is a top n", orders.orderBy(col("price").desc(), col("order")).limit(5));
        queries.put("limit goes into a union", people.select("id").union(orders.select("order")).limit(7));
        queries.put("distinct is an aggregate", orders.select("person").distinct());
        queries.put("intersect is a semi join", people.select("city").intersect(cities.select("city")));
        queries.put("intersect all counts", people.select("city").intersectAll(cities.select("city")));
        queries.put("small side is broadcast and filters the scan",
                orders.join(people.filter(col("age").gt(60)), col("order").equalTo(col("id"))).groupBy("city")
                        .agg(sum("price").as("total")));
        queries.put("hint decides",
                people.join(broadcast(orders), col("person").equalTo(people.col("id"))).select("name", "price"));
        queries.put("large sides are dealt out by key",
                orders.as("a").join(orders.as("b"), col("a.order").equalTo(col("b.person")))
                        .groupBy(col("a.order")).agg(count(lit(1)).as("n")));
        queries.put("no equality is a nested loop", people.join(cities, col("age").lt(col("people"))));
        queries.put("distinct aggregate follows the shuffle",
                orders.groupBy("person").agg(countDistinct(col("price")).as("prices")));
        queries.put("global sort merges sorted parts", orders.orderBy("price"));
        queries.put("ranges come from a sample", orders.repartitionByRange(5, col("price").desc(), col("order")));
        queries.put("a sample reads what an exchange holds",
                orders.groupBy("person").agg(sum("price").as("total")).repartitionByRange(3, col("total")));
        windows(queries, people);
        return queries;
    }

    private static void windows(Map<String, DataFrame> queries, DataFrame people) {
        var byCity = Window.partitionBy("city").orderBy("age");
        queries.put("windows of one partition share exchange and sort",
                people.select(col("id"), rank().over(byCity).as("place"),
                        sum("age").over(byCity.rowsBetween(-1, 1)).as("near"),
                        count("name").over(Window.partitionBy("city")).as("of_city")));
        queries.put("filter on a partition key goes below the window",
                people.withColumn("n", row_number().over(byCity)).filter(col("city").equalTo("x").and(col("n").lt(3)))
                        .select("id"));
        queries.put("window nobody asks for is dropped",
                people.withColumn("n", row_number().over(byCity)).select("id", "city"));
        queries.put("window over groups", people.groupBy("city").agg(sum("age").as("s"),
                rank().over(Window.orderBy(sum("age").desc())).as("place")));
    }

    private static DataFrame table(Session spark, String schema, int rows) {
        var type = dev.vonk.runtime.type.TypeParser.parseSchema(schema);
        var made = new ArrayList<Row>();
        for (int i = 0; i < rows; i++) {
            made.add(Row.of(type, new Object[type.size()]));
        }
        return spark.createDataFrame(made, type);
    }

    private static String planned(DataFrame frame) {
        var text = new StringBuilder("== Analyzed ==\n").append(frame.plan().treeString());
        var estimator = new Estimator(_ -> OptionalLong.empty());
        var optimized = new Optimizer(EvaluationContext.UTC, estimator, Set.of()).optimize(frame.plan(),
                step -> text.append("== ").append(step.rule()).append(" ==\n").append(step.plan().treeString()));
        var planner = new Planner(PlannerSettings.embedded(2), estimator, 4096, id -> {
            throw new IllegalArgumentException("nothing is cached here: " + id);
        });
        var physical = planner.plan(optimized);
        text.append("== Physical ==\n").append(physical.treeString());
        text.append("== Stages ==\n")
                .append(StageCutter.cut(physical, 8, CacheLineages.NONE, new AtomicInteger()::getAndIncrement));
        return text.toString();
    }
}
