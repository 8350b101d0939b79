package dev.vonk.kernel.table;

import dev.vonk.kernel.golden.Golden;
import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.TableQuery;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// What is in the columns of tables.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TableProfileTest {
    private static TableKernel kernel;

    @BeforeAll
    static void start() {
        kernel = new TableKernel();
    }

    @AfterAll
    static void end() {
        kernel.close();
    }

    private static Answer.Profile profile(String table, TableQuery query, List<Integer> columns) {
        return kernel.client.profile(table, query, columns).answer().join();
    }

    private static String text(Answer.Profile profile) {
        var text = new StringBuilder(profile.rows() + " rows\n");
        for (var column : profile.columns()) {
            text.append(String.format(Locale.ROOT,
                    "%d %s %s: %d nulls, %d distinct, [%s] to [%s], mean %.3f, dev %.3f%n",
                    column.column(), column.name(), column.type(), column.nulls(), column.distinct(), column.least(),
                    column.most(), column.mean(), column.deviation()));
            column.bins().forEach(bin -> text.append("  ").append(bin.label()).append(" | ").append(bin.low())
                    .append(" | ").append(bin.high()).append(" | ").append(bin.count()).append('\n'));
        }
        return text.toString();
    }

    @Test
    void eachTypeIsProfiledInItsWay() {
        String table = kernel.show("""
                var id = col("id");
                spark.range(1000).select(id, id.mod(3).as("few"), when(id.mod(10).gt(0), id.divide(7)).as("x"),
                    when(id.equalTo(5), lit(Double.NaN)).when(id.equalTo(6), lit(Double.POSITIVE_INFINITY))
                        .otherwise(id.cast("double")).as("wild"),
                    id.cast("decimal(10,2)").as("money"), id.lt(250).as("flag"),
                    date_add(lit(LocalDate.of(2024, 1, 1)), id.mod(100).cast("int")).as("day"),
                    timestamp_seconds(id.multiply(3600).plus(1704067200)).as("at"),
                    concat(lit("name "), id.mod(12).cast("string")).as("name"), array(id).as("list"),
                    lit(null).cast("string").as("nothing"), lit(7).as("same"))
                """);
        Golden.assertMatches(TableProfileTest.class, "profile.txt", text(profile(table, TableQuery.ALL, List.of())));
    }

    @Test
    void aProfileIsOfTheRowsThatPassTheFilters() {
        String table = kernel.show("spark.range(1000).withColumn(\"b\", col(\"id\").mod(2))");
        var query = new TableQuery(List.of(new TableQuery.SortKey(0, true)),
                List.of(new TableQuery.Filter(0, TableQuery.Test.LESS, "10")));
        assertEquals("10 rows\n1 b bigint: 0 nulls, 2 distinct, [0] to [1], mean 0.500, dev 0.527\n"
                + "  0 | 0 | 0 | 5\n  1 | 1 | 1 | 5\n", text(profile(table, query, List.of(1))));
    }

    @Test
    void aFrameOf500ColumnsIsProfiled() {
        String table = kernel.show("""
                spark.range(50).select(IntStream.range(0, 500).mapToObj(i -> col("id").plus(i).alias("k" + i))
                    .toArray(Column[]::new))
                """);
        var profile = profile(table, TableQuery.ALL, List.of());
        assertEquals(500, profile.columns().size());
        assertEquals("548", profile.columns().getLast().most());
        assertTrue(profile.columns().getLast().bins().size() > 10);
    }

    @Test
    void aLongProfileIsCancelledAndNothingElse() throws Exception {
        String table = kernel.show("spark.range(1L << 50)");
        var started = new CountDownLatch(1);
        var cell = kernel.client.execute("long", "spark.range(1L << 50).filter(col(\"id\").mod(7).equalTo(9)).count()",
                _ -> started.countDown());
        started.await();
        var asked = kernel.client.profile(table, TableQuery.ALL, List.of());
        awaitJob("profile of a table");
        asked.cancel().run();
        assertEquals("cancelled", TableKernel.refusal(() -> asked.answer().join()));
        assertTrue(!cell.isDone());
        kernel.client.interrupt();
        cell.join();
    }

    private static void awaitJob(String query) {
        while (kernel.client.jobs().join().stream().noneMatch(job -> job.query().equals(query))) {
            Thread.onSpinWait();
        }
    }
}
