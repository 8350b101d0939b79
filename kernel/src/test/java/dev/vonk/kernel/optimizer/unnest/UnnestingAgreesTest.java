package dev.vonk.kernel.optimizer.unnest;

import dev.vonk.Session;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Random queries give the same rows unnested as row by row.
class UnnestingAgreesTest {
    private static final int QUERIES = Integer.getInteger("queries", 60);
    private static final long SEED = Long.getLong("seed", 1);

    @Test
    void unnestedQueriesGiveTheRowsOfRowByRow() {
        var spark = Session.builder().master("local[1]").create();
        int compared = 0;
        try {
            var reference = new RowByRow(spark.runner());
            for (long seed = SEED; seed < SEED + QUERIES; seed++) {
                compared += agrees(reference, new RandomQueries(seed).query(), seed) ? 1 : 0;
            }
        } finally {
            spark.stop();
        }
        assertTrue(compared > QUERIES / 2, compared + " of " + QUERIES + " queries raised no error");
    }

    /// @return whether there were rows to compare; a query that raises row by row may do so or not
    private static boolean agrees(RowByRow reference, LogicalPlan query, long seed) {
        List<Row> wanted;
        try {
            wanted = reference.rows(reference.computed(query));
        } catch (DataException e) {
            return false;
        }
        List<Row> got;
        try {
            got = reference.rows(query);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("seed " + seed + "\n" + query.treeString(), e);
        }
        assertEquals(text(wanted), text(got), () -> "seed " + seed + "\n" + query.treeString() + "unnested\n"
                + Unnesting.unnest(query).treeString());
        return true;
    }

    private static String text(List<Row> rows) {
        return String.join("\n", rows.stream().map(Row::toString).sorted().toList());
    }
}
