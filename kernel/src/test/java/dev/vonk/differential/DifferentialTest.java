package dev.vonk.differential;

import dev.vonk.DataFrame;
import dev.vonk.Session;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// The same questions to Vonk and to DuckDB, over random tables.
class DifferentialTest {

    @Test
    void thereAreQuestionsEnough() {
        int count = QueryPairs.all().size();
        assertEquals(true, count >= 150, "questions: " + count);
    }

    @ParameterizedTest(name = "{0} threads, batches of {1}, tables of {2} and {3} rows")
    @CsvSource({"1, 4096, 300, 80", "2, 4096, 2500, 120", "7, 4096, 300, 80", "1, 1, 90, 40", "2, 7, 300, 60",
        "7, 7, 200, 200",
        "1, 7, 100, 50", "7, 1, 60, 60", "2, 1, 80, 30", "2, 4096, 0, 50", "2, 4096, 50, 0", "2, 4096, 0, 0",
        "2, 7, 1, 1"})
    void vonkAnswersAsDuckDb(int threads, int batchRows, int tRows, int uRows) throws Exception {
        var t = RandomTable.of("t", tRows, 11 + tRows);
        var u = RandomTable.of("u", uRows, 77 + uRows);
        var differences = new ArrayList<String>();
        try (var duck = new Duck();
                var spark = Session.builder().master("local[" + threads + "]").config("vonk.exec.batchRows", batchRows)
                        .config("spark.sql.session.timeZone", "UTC").create()) {
            duck.load(t);
            duck.load(u);
            var tables = new QueryPair.Tables(frame(spark, t, threads), frame(spark, u, threads));
            for (var pair : QueryPairs.all()) {
                check(pair, tables, duck, differences);
            }
        }
        assertEquals("", String.join("\n\n", differences.subList(0, Math.min(5, differences.size()))),
                () -> differences.size() + " questions with different answers");
    }

    /// In several partitions, so that tasks meet at exchanges.
    private static DataFrame frame(Session spark, RandomTable table, int threads) {
        return spark.createDataFrame(table.rows(), RandomTable.SCHEMA).repartition(threads + 1);
    }

    private static void check(QueryPair pair, QueryPair.Tables tables, Duck duck, List<String> differences)
            throws Exception {
        var expected = duck.rows(pair.sql());
        List<String> actual;
        try {
            actual = pair.program().apply(tables).collectAsList().stream()
                    .map(row -> row.toList().stream().map(Duck::text).collect(Collectors.joining("|", "", "|")))
                    .collect(Collectors.toList());
        } catch (RuntimeException e) {
            differences.add(pair.name() + ": " + e + at(e) + "\n" + pair.sql());
            return;
        }
        if (!pair.ordered()) {
            Collections.sort(expected);
            Collections.sort(actual);
        }
        if (!expected.equals(actual)) {
            differences.add(pair.name() + ": " + pair.sql() + "\n  expected " + shown(expected, actual)
                    + "\n  actual   " + shown(actual, expected));
        }
    }

    private static String at(Throwable e) {
        return e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0];
    }

    private static String shown(List<String> rows, List<String> others) {
        return rows.size() + " rows, e.g. " + rows.stream().filter(row -> !others.contains(row)).limit(3).toList();
    }
}
