package dev.vonk.kernel.table;

import dev.vonk.kernel.golden.Golden;
import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.TableQuery;
import dev.vonk.kernel.protocol.TableQuery.SortKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// Tables saved to files, and their plans.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TableFileTest {
    private static TableKernel kernel;
    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        kernel = new TableKernel();
    }

    @AfterAll
    static void end() {
        kernel.close();
    }

    private void save(String table, TableQuery query, Path file, String format) {
        kernel.client.save(table, query, file.toString(), format).answer().join();
    }

    @Test
    void allRowsUnderTheQueryGoToOneFile() throws Exception {
        String table = kernel.show("spark.range(0, 3000, 1, 4).withColumn(\"b\", lit(\"x,y\"))");
        var query = new TableQuery(List.of(new SortKey(0, true)),
                List.of(new TableQuery.Filter(0, TableQuery.Test.MORE, "4")));
        save(table, query, folder.resolve("out.csv"), "csv");
        List<String> lines = Files.readAllLines(folder.resolve("out.csv"));
        assertEquals(List.of("id,b", "2999,\"x,y\"", "2998,\"x,y\""), lines.subList(0, 3));
        assertEquals(2996, lines.size());
        save(table, TableQuery.ALL, folder.resolve("out.parquet"), "parquet");
        assertEquals(3000, kernel.spark.read().parquet(folder.resolve("out.parquet").toString()).count());
        try (var files = Files.list(folder)) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void nothingIsOverwritten() throws Exception {
        String table = kernel.show("spark.range(3)");
        Path there = Files.writeString(folder.resolve("there.csv"), "precious");
        assertEquals("there is something at " + there + " already; choose another name, or delete it first",
                TableKernel.refusal(() -> save(table, TableQuery.ALL, there, "csv")));
        assertEquals("precious", Files.readString(there));
        assertEquals("there is no folder " + folder.resolve("no") + "; make it first, or save to another one",
                TableKernel.refusal(() -> save(table, TableQuery.ALL, folder.resolve("no/x.csv"), "csv")));
        assertEquals("there is no format xls to save a table in; use csv or parquet",
                TableKernel.refusal(() -> save(table, TableQuery.ALL, folder.resolve("x.xls"), "xls")));
    }

    @Test
    void aPlanIsAGraphWithFigures() {
        String table = kernel.show("""
                spark.range(0, 1000, 1, 2).join(spark.range(0, 100, 1, 1).withColumn("k", col("id").mod(7)), "id")
                    .groupBy("k").agg(count("*").alias("n")).orderBy("k")
                """);
        Golden.assertMatches(TableFileTest.class, "plan.txt", text(kernel.client.plan(table).join()));
    }

    @Test
    void thePlanOfPagesTellsTheirRows() {
        String table = kernel.show("spark.range(0, 5000, 1, 2).filter(col(\"id\").mod(2).equalTo(0))");
        kernel.page(table, TableQuery.ALL, 2490, 10);
        kernel.page(table, TableQuery.ALL, 2500, 10);
        Golden.assertMatches(TableFileTest.class, "pages.txt", text(kernel.client.plan(table).join()));
    }

    @Test
    void aPlanThatHasNotRunHasNoFigures() {
        assertEquals("""
                0 Sort [k ASC] <- [1] stage -1 rows -1
                1 HashJoin Inner <- [2, 4] stage -1 rows -1
                2 Filter (id < 3) <- [3] stage -1 rows -1
                3 Scan a <- [] stage -1 rows -1
                4 Scan b <- [] stage -1 rows -1
                """, text(PlanGraph.of("""
                Sort [k ASC]
                +- HashJoin Inner
                   :- Filter (id < 3)
                   :  +- Scan a
                   +- Scan b
                """)));
    }

    private static String text(Answer.Plan plan) {
        return plan.text() + text(plan.operators());
    }

    private static String text(List<Answer.PlanOperator> operators) {
        return operators.stream().map(each -> "%d %s %s <- %s stage %d rows %d".formatted(each.id(), each.name(),
                each.detail(), each.inputs(), each.stage(), each.rows()).replaceAll(" +", " ") + "\n")
                .collect(Collectors.joining());
    }
}
