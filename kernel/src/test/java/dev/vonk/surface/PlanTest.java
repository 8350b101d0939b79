package dev.vonk.surface;

import dev.vonk.DataFrame;
import dev.vonk.Dataset;
import dev.vonk.Session;
import dev.vonk.Sessions;
import dev.vonk.kernel.golden.Golden;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

import static dev.vonk.Functions.avg;
import static dev.vonk.Functions.broadcast;
import static dev.vonk.Functions.coalesce;
import static dev.vonk.Functions.col;
import static dev.vonk.Functions.count;
import static dev.vonk.Functions.countDistinct;
import static dev.vonk.Functions.explode;
import static dev.vonk.Functions.first;
import static dev.vonk.Functions.lit;
import static dev.vonk.Functions.max;
import static dev.vonk.Functions.min;
import static dev.vonk.Functions.not;
import static dev.vonk.Functions.posexplode_outer;
import static dev.vonk.Functions.struct;
import static dev.vonk.Functions.sum;
import static dev.vonk.Functions.when;

class PlanTest {
    private final Session spark = Sessions.thatNeverRuns();
    private final DataFrame orders = Sessions.table(spark, "orders",
            "id BIGINT NOT NULL, customer INT, price DECIMAL(10,2), day DATE, note STRING, tags ARRAY<STRING>, extra MAP<STRING,INT>");
    private final DataFrame customers = Sessions.table(spark, "customers",
            "id INT NOT NULL, name STRING, address STRUCT<city: STRING, zip: INT>, score DOUBLE");
    private final Map<String, Supplier<Dataset<?>>> cases = new LinkedHashMap<>();

    private void plan(String name, Supplier<Dataset<?>> query) {
        cases.put(name, query);
    }

    private void check(String file) {
        var text = new StringBuilder();
        cases.forEach((name, query) -> {
            var frame = query.get();
            text.append("-- ").append(name).append('\n').append(frame.plan().treeString());
            text.append(frame.schema().simpleString()).append("\n\n");
        });
        Golden.assertMatches(PlanTest.class, file, text.toString());
    }

    @Test
    void stepsOverOneFrame() {
        plan("columns by name, expression, alias",
                () -> orders.select(col("ID"), col("price").multiply(2), col("note").as("n")));
        plan("all columns and one more",
                () -> orders.select("*").withColumn("double", col("id").plus(col("customer"))));
        plan("a column replaced", () -> orders.withColumn("NOTE", lit("x")).select("note"));
        plan("all fields of a struct", () -> customers.select(col("id"), col("address.*")));
        plan("struct fields by name and by call", () -> customers.select(col("address.city"),
                col("address").getField("zip"), col("address").getItem("zip").plus(1)));
        plan("map and array items",
                () -> orders.select(col("extra.a"), col("extra").getItem("b"), col("tags").getItem(0)));
        plan("filter with and, or, not, null tests", () -> orders.filter(col("id").gt(3)
                .and(col("note").isNull().or(not(col("customer").isNotNull()))).and(col("day").geq("1994-01-01"))));
        plan("filter on a column that select left out", () -> orders.select("id").filter(col("customer").equalTo(1)));
        plan("order by a column that select left out",
                () -> orders.select(col("id").as("k")).orderBy(col("customer").desc(), col("k")));
        plan("in lists", () -> orders.filter(col("id").isin(1, 2, null)
                .and(col("day").isin(LocalDate.of(2020, 1, 2), "2020-01-03")).and(col("customer").isin(col("id"), 4))));
        plan("between and null-safe equality",
                () -> orders.filter(col("price").between(1, 20.5).and(col("note").eqNullSafe(null))));
        plan("choice", () -> orders.select(when(col("id").lt(1), 1).when(col("id").lt(2), 2L).otherwise(2.5).as("c"),
                when(col("id").lt(1), "a")));
        plan("coalesce and casts", () -> orders.select(coalesce(col("customer"), col("id")), col("note").cast("int"),
                col("id").cast("string").as("s"), col("note").try_cast("date").as("d")));
        plan("structs", () -> orders.select(struct("id", "note").as("s"), struct(col("id").as("x"), lit(1)).as("t")));
        plan("drop and rename",
                () -> orders.drop("tags", "extra", "nothing").withColumnRenamed("note", "text").drop(col("day")));
        plan("new names for all", () -> customers.toDF("a", "b", "c", "d"));
        plan("limit, offset, distinct", () -> customers.select("id", "name").distinct().offset(2).limit(5));
        plan("one row of each combination", () -> customers.dropDuplicates("name", "score"));
        plan("explode", () -> orders.select(col("id"), explode(col("tags"))));
        plan("explode of a map with names",
                () -> orders.select(explode(col("extra")).as(new String[]{"k", "v"}), col("id")));
        plan("posexplode_outer in withColumn",
                () -> orders.select("tags").select(col("*"), posexplode_outer(col("tags"))));
        plan("sort within partitions and repartition", () -> customers.repartition(4, col("id"))
                .sortWithinPartitions("name").repartitionByRange(col("score").desc()).coalesce(2).repartition(3));
        plan("sample and split", () -> customers.sample(0.25, 7).randomSplit(new double[]{1, 3}, 5)[1]);
        plan("fill nulls", () -> customers.na().fill(0).na().fill("?"));
        plan("drop rows with nulls", () -> customers.select("id", "name", "score").na().drop());
        plan("replace values", () -> customers.select("name").na().replace("name", Map.of("a", "b")));
        check("steps.golden");
    }

    @Test
    void aggregates() {
        plan("grouped", () -> orders.groupBy("customer").agg(sum("price"), count("*").as("n")));
        plan("an expression of aggregates",
                () -> orders.groupBy("customer").agg(sum("price").divide(count("*")).as("mean"), sum("price").plus(1)));
        plan("a grouping expression used again",
                () -> orders.groupBy(col("id").plus(1)).agg(col("id").plus(1).multiply(2).as("twice"), max("day")));
        plan("a grouping column under a name", () -> orders.groupBy(col("customer").as("c")).agg(min("price")));
        plan("no groups", () -> orders.agg(sum("id"), avg("id"), max("note")));
        plan("aggregates in select", () -> orders.select(sum("id").as("s"), lit(1).as("one")));
        plan("distinct", () -> orders.agg(countDistinct("customer", "day"), countDistinct(col("id")).as("ids")));
        plan("the same aggregate twice", () -> orders.groupBy("customer").agg(sum("id").as("a"), sum("id").as("b"),
                sum("id").plus(sum("id")).as("c")));
        plan("short forms", () -> customers.select("id", "name", "score").groupBy("name").sum());
        plan("count of groups", () -> orders.groupBy("customer", "day").count());
        plan("functions by name", () -> orders.groupBy("customer").agg(Map.of("price", "max")));
        plan("pivot", () -> orders.groupBy("customer").pivot("note", List.of("x", "y")).agg(sum("price"),
                count("*").as("n")));
        plan("order by the result",
                () -> orders.groupBy("customer").agg(sum("price").as("total")).orderBy(col("total").desc()));
        plan("filter on the result",
                () -> orders.groupBy("customer").agg(first("day").as("d")).filter(col("d").isNotNull()));
        plan("described", () -> customers.describe("name", "score"));
        check("aggregates.golden");
    }

    @Test
    void joinsAndSets() {
        plan("on columns of both frames",
                () -> orders.join(customers, orders.col("customer").equalTo(customers.col("id")))
                        .select(orders.col("id"), customers.col("id"), col("name")));
        plan("using a column", () -> orders.join(customers, "id"));
        plan("using, left", () -> orders.join(customers, new String[]{"id"}, "left"));
        plan("using, right", () -> orders.join(customers, new String[]{"id"}, "right"));
        plan("using, full", () -> orders.join(customers, new String[]{"id"}, "full"));
        plan("semi and anti", () -> orders.join(customers, "id", "semi").join(customers,
                orders.col("customer").equalTo(customers.col("id")), "left_anti"));
        plan("a self-join tells its sides apart", () -> {
            var cheap = orders.filter(col("price").lt(3));
            return orders.join(cheap, orders.col("id").equalTo(cheap.col("customer"))).select(orders.col("id"),
                    cheap.col("id"));
        });
        plan("a frame with itself", () -> customers.join(customers, customers.col("id").equalTo(customers.col("id"))));
        plan("names for the sides", () -> customers.alias("a").join(customers.as("b"), col("a.id").lt(col("b.id")))
                .select("a.name", "b.*"));
        plan("broadcast", () -> orders.join(broadcast(customers), orders.col("customer").equalTo(customers.col("id"))));
        plan("cross", () -> orders.select("id").crossJoin(customers.select("name")));
        plan("outer join makes nullable",
                () -> customers.select("id").join(orders.select("id").toDF("o"), col("id").equalTo(col("o")), "full"));
        plan("union widens", () -> orders.select("customer", "price").union(customers.select("score", "score")));
        plan("unions stay flat",
                () -> customers.select("id").union(customers.select("id")).union(customers.select("id")));
        plan("union by name", () -> orders.select("id", "note").unionByName(orders.select("note", "id")));
        plan("union by name, missing allowed",
                () -> orders.select("id", "note").unionByName(customers.select("name", "id"), true));
        plan("intersect and except all",
                () -> orders.select("id").intersect(customers.select("id")).exceptAll(orders.select("id")));
        plan("df.col reaches through a union", () -> {
            var ids = customers.select("id");
            return ids.union(ids).select(ids.col("id"));
        });
        plan("a cached frame", () -> {
            var kept = customers.filter(col("score").gt(1)).cache();
            return kept.join(kept, kept.col("id").equalTo(kept.col("id"))).select(col("*"));
        });
        plan("a view", () -> {
            customers.createOrReplaceTempView("people");
            return spark.table("PEOPLE").select("people.name");
        });
        check("joins.golden");
    }

    @Test
    void namesOfColumns() {
        var named = orders.select(col("id").plus(1), col("id").minus(col("customer")), col("price").divide(2),
                col("id").mod(2), col("id").equalTo(1),
                col("id").notEqual(1), col("id").eqNullSafe(1),
                col("id").gt(1).and(col("id").leq(3)).or(col("note").isNull()),
                not(col("note").isNotNull()), col("note").cast("int"), col("id").plus(1).cast("string"),
                col("id").isin(1, 2),
                col("id").between(1, 2), when(col("id").gt(1), "a").otherwise("b"), coalesce(col("id"), lit(0)),
                lit(null), lit("x"), lit(1.5),
                lit(true), lit(LocalDate.of(2020, 1, 2)), col("extra").getItem("k"), col("tags").getItem(0),
                col("price").multiply(-1));
        var aggregated = orders.alias("o").groupBy(col("o.customer")).agg(sum("o.price"), count("*"), count(lit(1)),
                countDistinct("id", "note"),
                avg("PRICE"), max(col("id").plus(1)), first("note"));
        Golden.assertMatches(PlanTest.class, "names.golden",
                String.join("\n", named.columns()) + "\n" + String.join("\n", aggregated.columns()) + "\n");
    }
}
