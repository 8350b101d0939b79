package dev.vonk.surface;

import dev.vonk.DataFrame;
import dev.vonk.Session;
import dev.vonk.Sessions;
import dev.vonk.Window;
import dev.vonk.kernel.analysis.AnalysisException;
import dev.vonk.kernel.golden.Golden;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.type.DataTypes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import static dev.vonk.Functions.call_function;
import static dev.vonk.Functions.coalesce;
import static dev.vonk.Functions.col;
import static dev.vonk.Functions.count;
import static dev.vonk.Functions.countDistinct;
import static dev.vonk.Functions.explode;
import static dev.vonk.Functions.lag;
import static dev.vonk.Functions.lit;
import static dev.vonk.Functions.max;
import static dev.vonk.Functions.ntile;
import static dev.vonk.Functions.nullif;
import static dev.vonk.Functions.rank;
import static dev.vonk.Functions.sum;
import static dev.vonk.Functions.upper;
import static dev.vonk.Functions.when;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class ErrorTest {
    private final Session spark = Sessions.thatNeverRuns();
    private final DataFrame orders = Sessions.table(spark, "orders",
            "id BIGINT NOT NULL, customer INT, price DECIMAL(10,2), day DATE, note STRING, ok BOOLEAN, tags ARRAY<STRING>, extra MAP<STRING,INT>");
    private final DataFrame people = Sessions.table(spark, "people",
            "id INT NOT NULL, name STRING, address STRUCT<city: STRING, zip: INT>");
    private final StringBuilder text = new StringBuilder();

    private void error(String name, Executable query) {
        var error = assertThrows(RuntimeException.class, query, name);
        text.append("-- ").append(name).append('\n').append(error.getMessage()).append("\n\n");
    }

    private void windows() {
        var byDay = Window.partitionBy("customer").orderBy("day");
        error("a window function without a window", () -> orders.select(rank()));
        error("a window function without an order", () -> orders.select(rank().over(Window.partitionBy("customer"))));
        error("a window function in a condition", () -> orders.filter(rank().over(byDay).lt(3)));
        error("a window function among groups", () -> orders.groupBy(rank().over(byDay)).count());
        error("a window function in an aggregate", () -> orders.agg(sum(rank().over(byDay))));
        error("a plain function over a window", () -> orders.select(upper(col("note")).over(byDay)));
        error("distinct values over a window", () -> orders.select(countDistinct(col("id")).over(byDay)));
        error("a frame where none may be", () -> orders.select(rank().over(byDay.rowsBetween(-1, 0))));
        error("an offset with a frame", () -> orders.select(lag("id", 1).over(byDay.rowsBetween(-1, 0))));
        error("a frame that ends before it begins", () -> orders.select(sum("id").over(byDay.rowsBetween(2, 1))));
        error("a range without an order",
                () -> orders.select(sum("id").over(Window.partitionBy("customer").rangeBetween(-1, 1))));
        error("a range of two keys",
                () -> orders.select(sum("id").over(Window.orderBy("id", "day").rangeBetween(-1, 1))));
        error("a range of the wrong type", () -> orders.select(sum("id").over(Window.orderBy("note").rangeBetween(-1,
                1))));
        error("a distance that is no constant",
                () -> orders.select(sum("id").over(Window.orderBy("id").rangeBetween(lit(0), col("customer")))));
        error("buckets there cannot be", () -> orders.select(ntile(0).over(byDay)));
        error("a row number out of bounds", () -> Window.orderBy("id").rowsBetween(-5_000_000_000L, 0));
    }

    @Test
    void everyErrorSaysWhatIsWrongAndWhatToWrite() {
        error("a wrong column", () -> orders.select("custmer"));
        error("a wrong column in an expression", () -> orders.filter(col("prise").gt(1)));
        error("a wrong column of a frame", () -> orders.col("dya"));
        error("a wrong column with a qualifier", () -> people.alias("p").select("p.nam"));
        error("a frame without columns", () -> spark.emptyDataFrame().select("a"));
        error("an ambiguous name",
                () -> orders.join(people, orders.col("customer").equalTo(people.col("id"))).select("id"));
        error("an ambiguous name with qualifiers", () -> people.alias("a").join(people.alias("b")).select("name"));
        error("both sides of a self-join", () -> people.join(people).select(people.col("name")));
        error("a column of another frame", () -> orders.select(people.col("name")));
        error("a name that is none", () -> orders.select("a..b"));
        error("a wrong struct field", () -> people.select("address.town"));
        error("a field of a number", () -> people.select("id.x"));
        error("an unknown function", () -> orders.select(call_function("frobnicate", col("note"))));
        error("too few arguments", () -> orders.select(nullif(col("id"), lit(1)), call_function("nullif", col("id"))));
        error("types that do not go together", () -> orders.select(col("ok").plus(1)));
        error("an aggregate of the wrong type", () -> orders.agg(sum("tags")));
        error("a condition that is none", () -> orders.filter(col("id")));
        error("a number among conditions", () -> orders.filter(col("ok").and(col("id"))));
        error("branches of different types", () -> orders.select(when(col("ok"), col("tags")).otherwise(1)));
        error("coalesce of different types", () -> orders.select(coalesce(col("tags"), col("day"))));
        error("a cast there is none", () -> orders.select(col("day").cast("boolean")));
        error("a type there is none", () -> col("day").cast("strin"));
        error("a column that is not grouped by", () -> orders.groupBy("customer").agg(sum("price"), col("day")));
        error("a column inside an expression that is not grouped by",
                () -> orders.groupBy("customer").agg(sum("price").plus(col("id"))));
        error("a column beside an aggregate", () -> orders.select(col("day"), count("*")));
        windows();
        error("an aggregate in an aggregate", () -> orders.agg(sum(max(col("price")))));
        error("an aggregate in a filter", () -> orders.filter(sum("price").gt(3)));
        error("a map as a group", () -> orders.groupBy("extra").count());
        error("distinct over a map", () -> orders.distinct());
        error("an order by a map", () -> orders.orderBy("extra"));
        error("a generator inside an expression", () -> orders.select(coalesce(explode(col("tags")), lit("x"))));
        error("two generators", () -> orders.select(explode(col("tags")), explode(col("extra"))));
        error("explode of a number", () -> orders.select(explode(col("id"))));
        error("wrong number of names", () -> orders.select(explode(col("extra")).as(new String[]{"a"})));
        error("a star in an expression", () -> orders.select(col("*").plus(1)));
        error("a star of a frame there is none", () -> people.alias("p").select("q.*"));
        error("a using column that one side lacks", () -> orders.join(people, "customer"));
        error("a join type there is none", () -> orders.join(people, "id", "lefty"));
        error("a join condition that is none", () -> orders.join(people, orders.col("id")));
        error("union of different widths", () -> orders.select("id").union(people.select("id", "name")));
        error("union of different types", () -> orders.select("tags").union(people.select("id").toDF()));
        error("union by name lacks a column",
                () -> orders.select("id", "note").unionByName(people.select("id", "name")));
        error("too few names", () -> people.toDF("a", "b"));
        error("a view there is none", () -> spark.table("peple"));
        error("a view twice", () -> {
            people.createTempView("people");
            people.createTempView("People");
        });
        error("a negative limit", () -> people.limit(-1));
        error("an order in a filter", () -> orders.select(col("id").desc()));
        error("a value that is no constant", () -> lit(new Object()));
        error("a hint there is none", () -> people.hint("fast"));
        error("a fraction too large", () -> people.sample(1.5));
        error("no partitions", () -> people.repartition(0));
        error("a choice without a beginning", () -> col("a").otherwise(1));
        error("an object's field without a column", () -> people.as(Missing.class));
        error("an object's field too narrow", () -> orders.as(Narrow.class));
        error("a plain value of two columns", () -> people.select("id", "name").as(String.class));
        error("a function whose type is not told", () -> spark.udf().register("f", (String s) -> (Object) s));
        error("a function of other arguments", () -> {
            spark.udf().register("twice", (Long x) -> 2 * x);
            orders.select(call_function("twice", col("id"), col("id")));
        });
        error("a pivot twice", () -> orders.groupBy("id").pivot("note", List.of("a")).pivot("day", List.of()));
        error("columns that differ in case", () -> people.withColumns(Map.of("x", lit(1), "X", lit(2))));
        error("a mode there is none", () -> people.write().mode("replace"));
        error("a setting there is none", () -> spark.conf().get("spark.none"));
        error("a schema that is none", () -> spark.read().schema("a INT,, b"));
        Golden.assertMatches(ErrorTest.class, "errors.golden",
                text.toString().replaceAll("Object@[0-9a-f]+", "Object"));
    }

    /// For `as`: has a field that no column has.
    public record Missing(int id, String nickname) {}

    /// For `as`: has a field that cannot hold the column's values.
    public record Narrow(int id) {}

    @Test
    void theStackTraceBeginsWhereTheColumnWasWritten() {
        var faulty = col("nothing");
        int written = Thread.currentThread().getStackTrace()[1].getLineNumber() - 1;
        var error = assertThrows(AnalysisException.class, () -> people.select(col("id"), faulty));
        assertEquals(written, error.getStackTrace()[0].getLineNumber());
        assertEquals("ErrorTest.java line " + written, error.origin().text());
        assertEquals("UNRESOLVED_COLUMN.WITH_SUGGESTION", error.condition());
    }

    @Test
    void theNearestNamesComeAsReplacements() {
        var error = assertThrows(AnalysisException.class, () -> orders.select("dya"));
        assertEquals("day", error.replacements().getFirst());
    }

    @Test
    void aStoppedSessionSaysSo() {
        spark.stop();
        assertEquals("[SESSION_STOPPED] This session was stopped; its frames can no longer be used. "
                + "Start another: Session.builder().getOrCreate().",
                assertThrows(IllegalStateException.class, people::count).getMessage());
    }

    @Test
    void aRowThatDoesNotFitItsSchemaIsNamed() {
        var schema = DataTypes
                .createStructType(List.of(DataTypes.createStructField("a", DataTypes.IntegerType, false)));
        assertThrows(DataException.class,
                () -> spark.createDataFrame(List.of(dev.vonk.runtime.data.Row.create("x")), schema));
    }
}
