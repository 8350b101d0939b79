package dev.vonk.differential;

import dev.vonk.DataFrame;
import dev.vonk.Session;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// Puts all questions to a session and to DuckDB, and compares the answers.
final class Answers {
    private Answers() {
    }

    /// @param partitions of the two tables
    static void assertEqualToDuckDb(Session spark, int tRows, int uRows, int partitions) throws Exception {
        var t = RandomTable.of("t", tRows, 11 + tRows);
        var u = RandomTable.of("u", uRows, 77 + uRows);
        var differences = new ArrayList<String>();
        try (var duck = new Duck()) {
            duck.load(t);
            duck.load(u);
            var tables = new QueryPair.Tables(frame(spark, t, partitions), frame(spark, u, partitions));
            for (var pair : QueryPairs.all()) {
                check(pair, tables, duck, differences);
            }
        }
        assertEquals("", String.join("\n\n", differences.subList(0, Math.min(5, differences.size()))),
                () -> differences.size() + " questions with different answers");
    }

    /// In several partitions, so that tasks meet at exchanges.
    private static DataFrame frame(Session spark, RandomTable table, int partitions) {
        return spark.createDataFrame(table.rows(), RandomTable.SCHEMA).repartition(partitions);
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
