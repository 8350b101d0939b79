package dev.vonk.kernel.query;

import dev.vonk.DataFrame;
import dev.vonk.Session;
import dev.vonk.kernel.golden.Golden;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static dev.vonk.Functions.broadcast;
import static dev.vonk.Functions.col;
import static dev.vonk.Functions.count;
import static dev.vonk.Functions.lit;
import static dev.vonk.Functions.sum;

class ExplainAnalyzeTest {
    private final Session spark = Session.builder().master("local[2]").config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.shuffle.partitions", 2).create();

    @AfterEach
    void stop() {
        spark.stop();
    }

    @Test
    void eachStepOfAGroupingTellsItsRows() {
        var numbers = spark.range(0, 10_000, 1, 2).withColumn("key", col("id").mod(lit(7)));
        assertReport("grouping.txt", numbers.filter(col("id").lt(lit(5_000))).groupBy("key")
                .agg(count(lit(1)).as("n"), sum("id").as("total")).orderBy("key"));
    }

    @Test
    void aJoinTellsTheRowsOfBothSides() {
        var left = spark.range(0, 1_000, 1, 2).toDF();
        var right = spark.range(0, 100, 1, 1).withColumnRenamed("id", "other");
        assertReport("join.txt", left.join(broadcast(right), col("id").equalTo(col("other"))).select("id"));
        assertReport("union.txt", left.union(right).filter(col("id").gt(lit(50))).limit(2_000));
    }

    private void assertReport(String name, DataFrame frame) {
        try (var runner = new LocalEngine().open(spark.conf().getAll())) {
            var text = runner.explain(frame.plan(), Explanation.ANALYZE);
            Golden.assertMatches(ExplainAnalyzeTest.class, name,
                    text.substring(text.indexOf("== Run")).replaceAll("[0-9,.]+ ms", "? ms"));
        }
    }
}
