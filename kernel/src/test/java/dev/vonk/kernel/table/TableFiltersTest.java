package dev.vonk.kernel.table;

import dev.vonk.kernel.protocol.TableQuery;
import dev.vonk.kernel.protocol.TableQuery.SortKey;
import dev.vonk.kernel.protocol.TableQuery.Test;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// Filters of each type of column, written as the table shows its values.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TableFiltersTest {
    private static TableKernel kernel;
    private static String table;

    @BeforeAll
    static void start() {
        kernel = new TableKernel();
        table = kernel.show("""
                var id = col("id");
                spark.range(4).select(id, id.cast("int").as("n"), id.multiply(0.25).as("x"),
                    id.divide(10).cast("float").as("f"), id.cast("decimal(10,2)").as("money"), id.gt(1).as("flag"),
                    date_add(lit(LocalDate.of(2024, 5, 30)), id.cast("int")).as("day"),
                    timestamp_seconds(id.multiply(3600).plus(1717156800)).as("at"),
                    when(id.lt(3), concat(lit("Row "), id.cast("string"))).as("name"), array(id).as("list"),
                    map(lit("k"), id).as("pairs"))
                """);
    }

    @AfterAll
    static void end() {
        kernel.close();
    }

    private static String ids(int column, Test test, String value) {
        return kernel.filtered(table, column, test, value).stream().map(row -> String.valueOf(row.getFirst()))
                .collect(Collectors.joining(" "));
    }

    @org.junit.jupiter.api.Test
    void numbersAreComparedAsNumbers() {
        assertEquals("2", ids(1, Test.EQUAL, " 2 "));
        assertEquals("2 3", ids(1, Test.MORE, "1.5"));
        assertEquals("0 1 2 3", ids(0, Test.LESS, "123456789012345678901234567890"));
        assertEquals("0 1 2", ids(2, Test.AT_MOST, "0.5"));
        assertEquals("1", ids(3, Test.EQUAL, "0.1"));
        assertEquals("0 1 3", ids(4, Test.NOT_EQUAL, "2.00"));
        assertEquals("1", ids(4, Test.STARTS_WITH, "1.0"));
    }

    @org.junit.jupiter.api.Test
    void truthDatesAndTimesAreReadAsTheyAreShown() {
        assertEquals("2 3", ids(5, Test.EQUAL, "True"));
        assertEquals("1 2 3", ids(6, Test.AT_LEAST, "2024-05-31"));
        assertEquals("3", ids(6, Test.CONTAINS, "06-02"));
        assertEquals("1", ids(7, Test.EQUAL, "2024-05-31 13:00:00"));
        assertEquals("", ids(7, Test.LESS, "2024-05-31"));
        assertEquals("0", ids(7, Test.LESS, "2024-05-31T12:30:00"));
    }

    @org.junit.jupiter.api.Test
    void textIsComparedAsTextAndFoundWithoutRegardToCase() {
        assertEquals("1", ids(8, Test.EQUAL, "Row 1"));
        assertEquals("", ids(8, Test.EQUAL, "row 1"));
        assertEquals("1", ids(8, Test.CONTAINS, "W 1"));
        assertEquals("0 1 2", ids(8, Test.STARTS_WITH, "row"));
        assertEquals("3", ids(8, Test.IS_NULL, ""));
        assertEquals("0 1 2 3", ids(9, Test.IS_NOT_NULL, ""));
    }

    @org.junit.jupiter.api.Test
    void aValueThatIsNoneOfTheTypeIsRefusedWithOneThatIs() {
        assertEquals("\"many\" is no value of the column n (int); write a number such as 42", refusal(1, "many"));
        assertEquals("\"\" is no value of the column x (double); write a number such as 4.2, NaN or Infinity",
                refusal(2, ""));
        assertEquals("\"1,5\" is no value of the column money (decimal(10,2)); write a number such as 4.20",
                refusal(4, "1,5"));
        assertEquals("\"yes\" is no value of the column flag (boolean); write true or false", refusal(5, "yes"));
        assertEquals("\"31.5.2024\" is no value of the column day (date); write a date such as 2024-05-31",
                refusal(6, "31.5.2024"));
        assertEquals("\"noon\" is no value of the column at (timestamp); write a time such as 2024-05-31 or "
                + "2024-05-31 12:30:00", refusal(7, "noon"));
        assertEquals("the column list cannot be filtered by equal: values of type array<bigint> can only be asked for "
                + "null", refusal(9, "[1]"));
        assertEquals("the table has no column number 11; it has 11, counted from 0", refusal(11, "1"));
    }

    private static String refusal(int column, String value) {
        return TableKernel.refusal(() -> ids(column, Test.EQUAL, value));
    }

    @org.junit.jupiter.api.Test
    void whatHasNoOrderIsNotSorted() {
        var query = new TableQuery(List.of(new SortKey(10, false)), List.of());
        assertEquals("the column pairs cannot be sorted: values of type map<string,bigint> have no order",
                TableKernel.refusal(() -> kernel.page(table, query, 0, 1)));
        var list = new TableQuery(List.of(new SortKey(9, true)), List.of());
        assertEquals(3L, kernel.page(table, list, 0, 1).rows().getFirst().getFirst());
    }
}
