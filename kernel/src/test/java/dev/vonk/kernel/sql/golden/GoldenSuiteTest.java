package dev.vonk.kernel.sql.golden;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// With `-Dgolden.suite` every golden file, else a few quick ones. With `-Dgolden=update` too the table is written anew.
class GoldenSuiteTest {
    private static final Set<String> QUICK = Set.of("comparator.sql", "limit.sql", "null-handling.sql",
            "order-by-nulls-ordering.sql", "inline-table.sql", "group-by-ordinal.sql", "inner-join.sql", "cast.sql");

    @Test
    void noFileGetsWorse() throws IOException {
        boolean whole = System.getProperty("golden.suite") != null;
        var results = GoldenSuite.run(name -> whole || QUICK.contains(name));
        if (whole) {
            GoldenSuite.report(results);
        }
        var scores = ScoreTable.of(results);
        if (whole && "update".equals(System.getProperty("golden"))) {
            scores.save();
        }
        assertEquals(List.of(), scores.falls(ScoreTable.load()));
    }
}
