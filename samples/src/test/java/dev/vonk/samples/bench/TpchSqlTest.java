package dev.vonk.samples.bench;

import dev.vonk.Session;
import dev.vonk.kernel.optimizer.Optimizer;
import dev.vonk.kernel.statistics.Estimator;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.samples.Golden;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// The 22 queries of TPC-H over a hundredth of a gigabyte give DuckDB's answers.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TpchSqlTest {
    private Session spark;
    private DuckPeer duck;

    @BeforeAll
    void open() throws Exception {
        var folder = TpchData.prepare(Path.of("target", "bench"), 0.01);
        spark = Session.builder().master("local[2]").create();
        duck = new DuckPeer(1);
        duck.open(folder, false);
        for (var table : TpchData.TABLES) {
            spark.read().parquet(folder.resolve(table + ".parquet").toString()).createOrReplaceTempView(table);
        }
    }

    @AfterAll
    void close() throws Exception {
        spark.stop();
        duck.close();
    }

    @TestFactory
    Stream<DynamicTest> answersAreThoseOfDuckDb() {
        return TpchSql.numbers().mapToObj(number -> DynamicTest.dynamicTest("q" + number, () -> compare(number)));
    }

    /// The plans are what they are for the statistics of these files.
    @TestFactory
    Stream<DynamicTest> plansAreAsWritten() {
        return TpchSql.numbers().mapToObj(number -> DynamicTest.dynamicTest("q" + number, () -> {
            var optimizer = new Optimizer(EvaluationContext.UTC, new Estimator(_ -> OptionalLong.empty()), Set.of());
            var plan = optimizer.optimize(spark.sql(TpchSql.text(number)).plan());
            Golden.assertMatches(String.format(Locale.ROOT, "bench/q%02d.txt", number),
                    plan.treeString().replace("parquet target/bench/tpch-sf0.01/", ""));
        }));
    }

    private void compare(int number) throws Exception {
        var sql = TpchSql.text(number);
        var ours = spark.sql(sql).collectAsList().stream()
                .map(row -> row.toList().stream().map(Answers::text).collect(Collectors.joining("|", "", "|")))
                .toList();
        var theirs = duck.rows(sql);
        assertEquals(theirs.size(), ours.size(), () -> "rows of\n" + sql);
        var sortedOurs = sorted(ours);
        var sortedTheirs = sorted(theirs);
        for (int i = 0; i < theirs.size(); i++) {
            int row = i;
            assertTrue(Answers.equal(sortedOurs.get(i), sortedTheirs.get(i)),
                    () -> "row " + row + ": " + sortedOurs.get(row) + " for " + sortedTheirs.get(row));
        }
    }

    private static List<String> sorted(List<String> rows) {
        return rows.stream().sorted().toList();
    }
}
