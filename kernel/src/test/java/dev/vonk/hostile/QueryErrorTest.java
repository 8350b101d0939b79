package dev.vonk.hostile;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Queries that mean nothing, and queries that meet values they cannot compute with.
class QueryErrorTest {
    private final Bench bench = new Bench();
    private final ErrorBook book = new ErrorBook(bench, Path.of("unused"));

    @BeforeEach
    void open() {
        bench.works("""
                record Order(long id, String city, int amount, Double price) {}
                var orders = spark.createDataFrame(List.of(new Order(1, "Delft", 2, 2.5), new Order(2, "Gouda", 0, null),
                        new Order(3, "x", 2147483647, 3.5)), Order.class);
                record Place(String city, String country) {}
                var places = spark.createDataFrame(List.of(new Place("Delft", "NL")), Place.class);
                """);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void queriesThatMeanNothing() {
        book.fails("a wrong column on the third line",
                "var a = 1;\norders\n  .filter(col(\"amount\").gt(1))\n  .select(\"cty\")");
        book.fails("a wrong column inside an expression",
                "orders.withColumn(\"double\",\n    col(\"amount\")\n    .plus(col(\"prize\")))");
        book.fails("an ambiguous column",
                "orders.join(places, orders.col(\"city\").equalTo(places.col(\"city\"))).select(\"city\")");
        book.fails("an aggregate in a filter", "orders.filter(sum(\"amount\").gt(1))");
        book.fails("an aggregate in an aggregate", "orders.agg(sum(max(\"amount\")))");
        book.fails("a column that is not grouped", "orders.groupBy(\"city\").agg(col(\"amount\"))");
        book.fails("a column beside an aggregate", "orders.select(col(\"city\"), sum(\"amount\"))");
        book.fails("a text where a condition should be", "orders.filter(col(\"city\"))");
        book.fails("an unknown function", "orders.select(call_function(\"frobnicate\", col(\"city\")))");
        book.fails("too many arguments", "orders.select(call_function(\"upper\", col(\"city\"), lit(1)))");
        book.fails("a wrong type of argument", "orders.select(year(col(\"amount\")))");
        book.fails("a cast there is none", "orders.select(col(\"amount\").cast(\"date\"))");
        book.fails("a cast to no type", "orders.select(col(\"amount\").cast(\"intt\"))");
        book.fails("a union of different widths", "orders.union(places)");
        book.fails("a union of different types",
                "orders.select(\"id\").union(spark.createDataset(List.of(java.time.LocalDate.EPOCH), java.time.LocalDate.class).toDF())");
        book.fails("an unknown kind of join",
                "orders.join(places, orders.col(\"city\").equalTo(places.col(\"city\")), \"innner\")");
        book.fails("a join by a column one side lacks", "orders.join(places, \"country\")");
        book.fails("a column that is null", "orders.select((String) null)");
        book.fails("a limit below nothing", "orders.limit(-1)");
        book.fails("a sample of more than all", "orders.sample(1.5)");
        book.fails("no partitions", "orders.repartition(0)");
        book.fails("steps of nothing", "spark.range(0, 10, 0)");
        book.fails("a frame that is null", "orders.union(null)");
        book.fails("a record that does not fit", "record Wrong(String nobody) {}\norders.as(Wrong.class).collect()");
        book.fails("a null for a primitive component",
                "record Priced(long id, double price) {}\norders.as(Priced.class).collectAsList()");
        book.fails("an unknown view", "spark.table(\"ordres\")");
        book.fails("an unknown time zone",
                "spark.conf().set(\"spark.sql.session.timeZone\", \"Mars/Olympus\"); orders.show();");
        bench.works("spark.conf().set(\"spark.sql.session.timeZone\", \"UTC\")");
        book.fails("a setting that is no number",
                "spark.conf().set(\"spark.sql.shuffle.partitions\", \"many\"); orders.count();");
        bench.works("spark.conf().unset(\"spark.sql.shuffle.partitions\")");
        book.fails("a place nobody runs queries at", "Session.builder().master(\"yarn\").create()");
        book.fails("threads below nothing", "Session.builder().master(\"local[0]\").create()");
        book.assertMatches(QueryErrorTest.class, "meaning.golden");
        bench.assertClean();
    }

    @Test
    void valuesThatCannotBeComputed() {
        book.fails("division in a filter", "orders\n  .filter(col(\"id\").mod(col(\"amount\")).gt(0)).collect()");
        book.fails("division in a projection", "orders.select(col(\"price\").divide(col(\"amount\").minus(2))).show()");
        book.fails("overflow in a projection", "orders.select(col(\"amount\").plus(1)).collect()");
        book.fails("overflow in a negation", "spark.range(1).select(lit(Integer.MIN_VALUE).unary_$minus()).collect()"
                .replace(".unary_$minus()", ".multiply(-1)"));
        book.fails("overflow in a sum",
                "spark.range(3).select(lit(Long.MAX_VALUE).alias(\"x\")).agg(sum(\"x\")).collect()");
        book.fails("a cast in a sort key", "orders.orderBy(col(\"city\").cast(\"int\")).collect()");
        book.fails("a cast in a grouping key", "orders.groupBy(col(\"city\").cast(\"date\")).count().collect()");
        book.fails("a cast in an aggregate's argument", "orders.agg(max(col(\"city\").cast(\"double\"))).collect()");
        book.fails("a division in a join's condition",
                "orders.join(places, lit(1).mod(orders.col(\"amount\").minus(2)).equalTo(0).and(orders.col(\"city\").equalTo(places.col(\"city\")))).collect()");
        book.fails("a division in a join's key",
                "orders.join(places, lit(1).mod(orders.col(\"amount\")).cast(\"string\").equalTo(places.col(\"city\"))).count()");
        book.fails("a cast behind a shuffle",
                "orders.repartition(1).select(col(\"city\").cast(\"int\")).distinct().collect()");
        book.fails("a decimal that does not fit", "orders.select(col(\"amount\").cast(\"decimal(3,1)\")).collect()");
        book.fails("a number that is narrowed", "orders.select(col(\"amount\").cast(\"tinyint\")).collect()");
        book.fails("a division of constants", "orders.select(lit(1).mod(0)).collect()");
        book.fails("a division while it is cached", "orders.select(lit(1).mod(col(\"amount\"))).cache().count()");
        bench.works("spark.catalog().clearCache()");
        book.answers("a division that is not reached",
                "orders.filter(col(\"amount\").notEqual(0)).select(lit(10).mod(col(\"amount\"))).collectAsList().size()");
        book.assertMatches(QueryErrorTest.class, "values.golden");
        bench.assertClean();
    }
}
