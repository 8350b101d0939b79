package dev.vonk.surface;

import dev.vonk.Column;
import dev.vonk.DataFrame;
import dev.vonk.Dataset;
import dev.vonk.Encoders;
import dev.vonk.Session;
import dev.vonk.kernel.display.DisplayLimits;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.type.TypeParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import static dev.vonk.Functions.avg;
import static dev.vonk.Functions.call_function;
import static dev.vonk.Functions.col;
import static dev.vonk.Functions.collect_list;
import static dev.vonk.Functions.count;
import static dev.vonk.Functions.countDistinct;
import static dev.vonk.Functions.current_date;
import static dev.vonk.Functions.current_timestamp;
import static dev.vonk.Functions.explode;
import static dev.vonk.Functions.from_json;
import static dev.vonk.Functions.lit;
import static dev.vonk.Functions.max;
import static dev.vonk.Functions.posexplode;
import static dev.vonk.Functions.struct;
import static dev.vonk.Functions.sum;
import static dev.vonk.Functions.udf;
import static dev.vonk.Functions.upper;
import static dev.vonk.Functions.when;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// The API over the engine itself: each call once, with a small answer.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunTest {
    /// A row as an object.
    public record Person(String name, int age, @Nullable Double score, List<String> tags) {}

    private Session spark;
    private DataFrame people;

    @BeforeAll
    void start() {
        spark = Session.builder().master("local[2]").config("spark.sql.session.timeZone", "UTC").create();
        people = spark.createDataFrame(
                List.of(new Person("ann", 30, 1.5, List.of("a", "b")), new Person("bob", 40, null, List.of()),
                        new Person("cy", 30, 2.5, List.of("b")), new Person("dee", 50, 4.0, List.of("c"))),
                Person.class);
    }

    @AfterAll
    void stop() {
        spark.stop();
    }

    private static String rows(Dataset<?> frame) {
        return frame.toDF().collectAsList().toString();
    }

    private static String printed(Runnable work) {
        var bytes = new ByteArrayOutputStream();
        var before = System.out;
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void showPrintsASparkTableAndComputesNoMoreThanItShows() {
        assertEquals("""
                +----+---+
                |name|age|
                +----+---+
                | ann| 30|
                | bob| 40|
                +----+---+
                only showing top 2 rows
                """, printed(() -> people.select("name", "age").show(2)));
        assertEquals("""
                -RECORD 0---
                 name | dee\s
                 age  | 50 \s

                """, printed(() -> people.select("name", "age").orderBy(col("age").desc()).limit(1).show(5, 0, true)));
        assertTrue(printed(() -> spark.range(1L << 40).show(1)).contains("only showing top 1 row"));
    }

    @Test
    void theSchemaPrintsAsATree() {
        assertEquals("""
                root
                 |-- name: string (nullable = true)
                 |-- age: integer (nullable = false)

                """, printed(() -> people.select("name", "age").printSchema()));
        assertEquals("[name: string, age: int]", people.select("name", "age").toString());
        assertEquals("[(name,string), (age,int)]", Arrays.toString(people.select("name", "age").dtypes()));
    }

    @Test
    void aFrameDisplaysItselfInEveryForm() {
        var bundle = people.select("name").display(DisplayLimits.standard().withRows(2));
        assertTrue(bundle.plain().contains("2 rows shown, more available"), bundle.plain());
        assertTrue(bundle.has("text/html"));
    }

    @Test
    void rowsComeInEveryWay() {
        var names = people.select("name");
        assertEquals("ann", names.first().getString(0));
        assertEquals("[[ann], [bob]]", Arrays.toString(names.take(2)));
        assertEquals("[[dee]]", Arrays.toString(names.tail(1)));
        assertEquals(4, names.count());
        assertFalse(names.isEmpty());
        assertTrue(names.limit(0).isEmpty());
        assertThrows(NoSuchElementException.class, () -> names.limit(0).first());
        var local = names.offset(2).toLocalIterator();
        assertEquals("[cy]", local.next().toString());
        assertEquals("[dee]", local.next().toString());
        assertFalse(local.hasNext());
    }

    @Test
    void columnsAreComputed() {
        assertEquals("[[ANN,31,y], [BOB,41,o], [CY,31,y], [DEE,51,o]]",
                rows(people.select(upper(col("name")), col("age").plus(1),
                        when(col("age").lt(35), "y").otherwise("o"))));
        assertEquals("[[b,1]]", rows(people.filter(col("name").equalTo("ann")).select(posexplode(col("tags")))
                .filter(col("pos").gt(0)).select("col", "pos")));
        assertEquals("[[ann,a], [ann,b], [cy,b], [dee,c]]",
                rows(people.withColumn("tag", explode(col("tags"))).select("name", "tag")));
        assertEquals("[[ann,[30,1.5]]]",
                rows(people.limit(1).select(col("name"), struct("age", "score").as("s")).select("name", "s")));
        assertEquals("[[30,b]]", rows(
                people.limit(1).select(struct("age", "tags").as("s")).select(col("s.age"), col("s.tags").getItem(1))));
    }

    @Test
    void groupsAreAggregated() {
        assertEquals("[[30,4.0,2], [40,null,1], [50,4.0,1]]",
                rows(people.groupBy("age").agg(sum("score"), count("*")).orderBy("age")));
        assertEquals("[[4,3,2.6666666666666665]]", rows(people.agg(count("*"), countDistinct("age"), avg("score"))));
        assertEquals("[[dee]]",
                rows(people.groupBy("age").agg(max("name").as("m")).orderBy(col("age").desc()).limit(1).select("m")));
        assertEquals("[[60,2.0]]", rows(people.select(max("age").plus(10), sum("score").divide(4))));
        assertEquals("[[3]]", rows(people.dropDuplicates("age").agg(count("*"))));
        assertEquals("[[30,2], [40,1], [50,1]]", rows(people.groupBy("age").count().orderBy("age")));
        assertEquals("[[30,[ann, cy]]]",
                rows(people.filter(col("age").equalTo(30)).groupBy("age").agg(collect_list("name"))));
    }

    @Test
    void aPivotMakesColumnsOfValues() {
        var pivoted = people.groupBy("score").pivot("age").count().orderBy("score");
        assertEquals("[score, 30, 40, 50]", Arrays.toString(pivoted.columns()));
        assertEquals("[[null,null,1,null], [1.5,1,null,null], [2.5,1,null,null], [4.0,null,null,1]]", rows(pivoted));
        assertEquals("[[2,1]]", rows(people.groupBy().pivot("age", List.of(30, 50)).agg(count("name"))));
    }

    @Test
    void framesAreJoinedAndPutTogether() {
        var ages = people.groupBy("age").count();
        assertEquals("[[ann,2], [bob,1], [cy,2], [dee,1]]",
                rows(people.join(ages, "age").select("name", "count").orderBy("name")));
        var other = people.filter(col("age").gt(30)).alias("o");
        assertEquals("[[ann,null], [bob,bob], [cy,null], [dee,dee]]",
                rows(people.join(other, people.col("name").equalTo(other.col("name")), "left")
                        .select(people.col("name"), col("o.name")).orderBy(people.col("name"))));
        assertEquals("[[ann], [cy]]", rows(people.join(other, "name", "anti").select("name").orderBy("name")));
        assertEquals("[[ann,cy], [cy,ann]]", rows(people.alias("a")
                .join(people.alias("b"), col("a.age").equalTo(col("b.age")).and(col("a.name").notEqual(col("b.name"))))
                .select("a.name", "b.name").orderBy("a.name")));
        assertEquals(8, people.union(people).count());
        assertEquals("[[ann], [cy]]", rows(people.select("name").except(other.select("name").toDF()).orderBy("name")));
        assertEquals("[[bob], [dee]]",
                rows(people.select("name").intersect(other.select("name").toDF()).orderBy("name")));
        assertEquals("[[1,null], [null,2]]",
                rows(spark.range(1, 2).toDF("a").unionByName(spark.range(2, 3).toDF("b"), true)));
    }

    @Test
    void objectsGoThroughLambdas() {
        var objects = people.as(Person.class);
        assertEquals(List.of(new Person("bob", 40, null, List.of())),
                objects.filter(person -> person.score() == null).collectAsList());
        assertEquals(150, objects.map(Person::age, Integer.class).reduce(Integer::sum));
        assertEquals(List.of("a", "b", "b", "c"), objects.flatMap(person -> person.tags().iterator(), Encoders.STRING())
                .orderBy("value").collectAsList());
        assertEquals(4L, objects.mapPartitions(all -> all, Encoders.bean(Person.class)).count());
        var counts = new TreeMap<Integer, Long>();
        objects.groupByKey(Person::age, Integer.class).count().collectAsList()
                .forEach(pair -> counts.put(pair._1(), pair._2()));
        assertEquals(Map.of(30, 2L, 40, 1L, 50, 1L), counts);
        assertEquals(List.of("30:anncy"),
                objects.groupByKey(Person::age, Integer.class).mapValues(Person::name, String.class)
                        .reduceGroups(String::concat).map(pair -> pair._1() + ":" + pair._2(), String.class)
                        .filter(text -> text.startsWith("3")).collectAsList());
        var pairs = objects.joinWith(spark.createDataset(List.of(30, 60), Integer.class),
                people.col("age").equalTo(col("value")), "left").orderBy("_1.name").collectAsList();
        assertEquals("[30, null, 30, null]", pairs.stream().map(pair -> pair._2()).toList().toString());
        assertEquals("ann", pairs.getFirst()._1().name());
    }

    @Test
    void rowsGoToJsonAndBack() {
        var json = spark.range(2).select(col("id"), lit("x").as("name")).toJSON();
        assertEquals(List.of("{\"id\":0,\"name\":\"x\"}", "{\"id\":1,\"name\":\"x\"}"), json.collectAsList());
        var back = json.select(from_json(col("value"), "id BIGINT, name STRING").as("row")).select("row.*");
        assertEquals("[id: bigint, name: string]", back.toString());
        assertEquals(1L, back.collectAsList().get(1).getLong(0));
    }

    /// A sum of decimals has more digits in front than a `BigDecimal` column.
    public record Total(BigDecimal total) {}

    @Test
    void anyDecimalWithoutTooManyPlacesGoesIntoABigDecimal() {
        var prices = spark.range(3).select(col("id").cast("decimal(31,2)").alias("total"));
        assertEquals(List.of("0", "1", "2"), prices.as(Total.class).collectAsList().stream()
                .map(each -> each.total().toBigInteger().toString()).toList());
        var wide = spark.range(1).select(lit("123456789012345678901234567890").cast("decimal(38,0)").alias("total"));
        var lost = assertThrows(DataException.class, () -> wide.as(Total.class).collectAsList());
        assertEquals("NUMERIC_VALUE_OUT_OF_RANGE", lost.condition().replaceFirst("\\..*", ""), lost.getMessage());
    }

    @Test
    void lambdasAreFunctions() {
        spark.udf().register("twice", (Integer number) -> 2 * number);
        var shout = udf((String text) -> text + "!");
        assertEquals("[[60,ann!]]",
                rows(people.limit(1).select(call_function("twice", col("age")), shout.apply(col("name")))));
        var failing = udf((String text) -> text.charAt(2) + "");
        var error = assertThrows(DataException.class, () -> people.select(failing.apply(col("name"))).collect());
        assertTrue(error.getMessage().contains("[cy]"), error.getMessage());
    }

    @Test
    void nullsAreDroppedFilledAndReplaced() {
        var scores = people.select("name", "score");
        assertEquals(3, scores.na().drop().count());
        assertEquals("[[0.5]]", rows(scores.na().fill(0.5).filter(col("name").equalTo("bob")).select("score")));
        assertEquals("[[ANN], [bob]]", rows(scores.na().replace("name", Map.of("ann", "ANN")).select("name").limit(2)));
        assertEquals(0, people.select(lit(null).cast("int").as("n")).na().drop("all").count());
    }

    @Test
    void statisticsAreComputed() {
        var described = people.describe("name", "age");
        assertEquals("[[count,4,4], [mean,null,37.5], [min,ann,30], [max,dee,50]]",
                rows(described.filter(col("summary").notEqual("stddev"))));
        assertEquals(9.5742710775,
                Double.parseDouble(described.filter(col("summary").equalTo("stddev")).first().getAs("age")), 1e-9);
        assertEquals("[[25%,30], [max,50]]", rows(people.select("age").summary("25%", "max")));
        assertEquals(1.0, people.stat().corr("age", "age"), 1e-12);
        assertEquals(30.0, people.stat().approxQuantile("age", new double[]{0.25}, 0)[0]);
        assertEquals("[[30,2,0,0], [40,0,1,0], [50,0,0,1]]",
                rows(people.stat().crosstab("age", "age").orderBy("age_age")));
        assertEquals("[[ann,age,30], [ann,two,60]]",
                rows(people.limit(1).select(col("name"), col("age"), col("age").multiply(2).as("two"))
                        .unpivot(new Column[]{col("name")}, new Column[]{col("age"), col("two")}, "what", "value")));
    }

    @Test
    void aPartIsTakenAtRandomAndTheSamePartForTheSameSeed() {
        var numbers = spark.range(0, 10_000, 1, 3);
        long sampled = numbers.sample(0.3, 42).count();
        assertEquals(sampled, numbers.sample(0.3, 42).count());
        assertEquals(3000, sampled, 300);
        var parts = numbers.randomSplit(new double[]{1, 3}, 7);
        assertEquals(10_000, parts[0].count() + parts[1].count());
        assertEquals(0, parts[0].intersect(parts[1]).count());
    }

    @Test
    void whatIsCachedIsReadFromTheCache() {
        var kept = people.filter(col("age").gt(30)).cache();
        assertEquals(2, kept.count());
        assertEquals("[[dee]]", rows(kept.filter(col("age").gt(45)).select("name")));
        assertTrue(printed(() -> kept.select("name").explain()).contains("CachedScan"));
        kept.unpersist();
        assertFalse(printed(() -> kept.select("name").explain()).contains("CachedScan"));
    }

    @Test
    void filesAreWrittenAndReadBack(@TempDir Path folder) {
        var place = folder.resolve("people").toString();
        people.write().partitionBy("age").parquet(place);
        var error = assertThrows(RuntimeException.class, () -> people.write().parquet(place));
        assertTrue(error.getMessage().startsWith("[PATH_ALREADY_EXISTS]"), error.getMessage());
        people.write().mode("overwrite").parquet(place);
        assertEquals("[[ann,30], [bob,40], [cy,30], [dee,50]]",
                rows(spark.read().parquet(place).select("name", "age").orderBy("name")));
        people.write().mode("append").parquet(place);
        assertEquals(8, spark.read().load(place).count());
    }

    @Test
    void rowsUnderASchemaMakeAFrame() {
        var frame = spark.createDataFrame(List.of(Row.create(1L, "x"), Row.create(2L, null)),
                TypeParser.parseSchema("id BIGINT NOT NULL, name STRING"));
        assertEquals("[[1,x], [2,null]]", rows(frame));
        assertEquals("[]", rows(spark.emptyDataFrame(frame.schema())));
        assertEquals(List.of("a", "b"), spark.createDataset(List.of("a", "b"), String.class).collectAsList());
    }

    @Test
    void aViewIsFoundByItsName() {
        people.createOrReplaceTempView("everybody");
        assertEquals(4, spark.table("EVERYBODY").count());
        assertTrue(spark.catalog().tableExists("everybody"));
        assertTrue(spark.catalog().dropTempView("everybody"));
        assertFalse(spark.catalog().tableExists("everybody"));
    }

    @Test
    void allRowsOfAQuerySeeTheSameMoment() {
        assertEquals(1, spark.range(0, 100_000, 1, 4).select(current_timestamp(), current_date()).distinct().count());
    }
}
