package dev.vonk.kernel.table;

import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.TableQuery;
import dev.vonk.kernel.protocol.TableQuery.SortKey;
import dev.vonk.kernel.protocol.TableQuery.Test;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Rows of tables that cells have shown.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TablePagesTest {
    private static TableKernel kernel;

    @BeforeAll
    static void start() {
        kernel = new TableKernel();
    }

    @AfterAll
    static void end() {
        kernel.close();
    }

    @org.junit.jupiter.api.Test
    void aFrameComesWithItsFirstThousandRowsAndAName() {
        Map<?, ?> table = kernel.tableOf("spark.range(5000)");
        assertEquals(1000, ((List<?>) table.get("rows")).size());
        assertEquals(true, table.get("more"));
        assertNotEquals(table.get("table"), kernel.show("spark.range(5000)"));
    }

    @org.junit.jupiter.api.Test
    void pagesOfAMillionRowsComeFromOneQuery() {
        String table = kernel.show("spark.range(1_000_000)");
        int before = kernel.spark.jobs().size();
        for (int from = 0; from < 1_000_000; from += 10_000) {
            Answer.Page page = kernel.page(table, TableQuery.ALL, from, 1000);
            assertEquals(List.of((Object) (long) from), page.rows().getFirst());
            assertEquals(1000, page.rows().size());
        }
        Answer.Page last = kernel.page(table, TableQuery.ALL, 999_990, 1000);
        assertEquals(10, last.rows().size());
        assertEquals(1_000_000, last.known());
        assertFalse(last.more());
        assertEquals(before + 1, kernel.spark.jobs().size());
    }

    @org.junit.jupiter.api.Test
    void aTableWithoutEndIsKeptToABound() {
        String table = kernel.show("spark.range(1L << 45)");
        assertTrue(kernel.page(table, TableQuery.ALL, 999_999, 10).more());
        assertEquals("only the first 1,000,000 rows are kept for looking at; filter or sort the table to see others, "
                + "or save it to a file", TableKernel.refusal(() -> kernel.page(table, TableQuery.ALL, 1_000_000, 10)));
    }

    @org.junit.jupiter.api.Test
    void sortingAndFilteringAreAboutAllRows() {
        String table = kernel.show("spark.range(100_000).withColumn(\"m\", col(\"id\").mod(10))");
        var query = new TableQuery(List.of(new SortKey(0, true)),
                List.of(new TableQuery.Filter(1, Test.EQUAL, "3"), new TableQuery.Filter(0, Test.LESS, "50000")));
        Answer.Page page = kernel.page(table, query, 0, 2);
        assertEquals(List.of(List.of(49_993L, 3L), List.of(49_983L, 3L)), page.rows());
        var all = new TableQuery(List.of(new SortKey(0, true)), List.of());
        assertTrue(kernel.page(table, all, 9_990, 10).more());
        Answer.Page end = kernel.page(table, all, 99_995, 10);
        assertEquals(List.of(4L, 4L), end.rows().getFirst());
        assertFalse(end.more());
    }

    @org.junit.jupiter.api.Test
    void twoColumnsOfOneNameAreToldApart() {
        String table = kernel.show("spark.range(4).select(col(\"id\"), col(\"id\").multiply(-1).alias(\"id\"))");
        assertEquals(List.of(List.of(2L, -2L)), kernel.filtered(table, 1, Test.EQUAL, "-2"));
        assertEquals(List.of(3L, -3L), kernel.page(table,
                new TableQuery(List.of(new SortKey(1, false)), List.of()), 0, 10).rows().getFirst());
    }

    @org.junit.jupiter.api.Test
    void aTableThatIsNotKeptIsRefused() {
        assertEquals("this table is not kept any more; run its cell again",
                TableKernel.refusal(() -> kernel.page("yesterday-1", TableQuery.ALL, 0, 10)));
    }

    @org.junit.jupiter.api.Test
    void whatFailsInAQueryIsToldAsInACell() {
        String table = kernel.show("spark.range(20_000).select(lit(1).divide(col(\"id\").minus(9_000)))");
        String reason = TableKernel.refusal(() -> kernel.page(table, TableQuery.ALL, 9_000, 10));
        assertTrue(reason.startsWith("[DIVIDE_BY_ZERO] "), reason);
    }

    @org.junit.jupiter.api.Test
    void aLongTextIsCutInATable() {
        Map<?, ?> table = kernel.tableOf("spark.range(1).select(repeat(lit(\"x\"), 20_000))");
        String text = (String) ((List<?>) ((List<?>) table.get("rows")).getFirst()).getFirst();
        assertEquals(10_001, text.length());
        assertTrue(text.endsWith("…"));
        Map<?, ?> large = kernel.tableOf("spark.range(1000).select(repeat(lit(\"x\"), 20_000))");
        assertEquals(799, ((List<?>) large.get("rows")).size());
        assertEquals(true, large.get("more"));
    }

    @org.junit.jupiter.api.Test
    void aCancelledPageStopsItsQuery() {
        String table = kernel.show("spark.range(1L << 50)");
        var query = new TableQuery(List.of(), List.of(new TableQuery.Filter(0, Test.CONTAINS, "x")));
        var asked = kernel.client.page(table, query, 0, 10);
        asked.cancel().run();
        assertEquals("cancelled", TableKernel.refusal(() -> asked.answer().join()));
    }
}
