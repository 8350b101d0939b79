package dev.vonk.surface;

import dev.vonk.Session;
import dev.vonk.runtime.function.FunctionRegistry;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// Every window function's example gives what it says, in SQL.
class WindowExamplesTest {
    @Test
    void theExamplesHold() {
        try (var spark = Session.builder().master("local[1]").create()) {
            for (var function : FunctionRegistry.builtin().windows()) {
                var query = "SELECT CAST(" + function.example().call() + " AS STRING) FROM VALUES (2), (1), (3) t(x) "
                        + "ORDER BY x";
                var values = spark.sql(query).collectAsList().stream()
                        .map(row -> row.isNullAt(0) ? "NULL" : row.getString(0)).collect(Collectors.joining(", "));
                assertEquals(function.example().result(), values, function.example().call());
            }
        }
    }

    @Test
    void windowsOfAClauseAndFiltersBehindThemAreUnderstood() {
        try (var spark = Session.builder().master("local[2]").create()) {
            var rows = spark.sql("""
                    SELECT g, x, sum(x) OVER w AS s, count(*) FILTER (WHERE x > 1) OVER (PARTITION BY g) AS n
                    FROM VALUES ('a', 1), ('a', 2), ('b', 5), ('a', 4) t(g, x)
                    WINDOW w AS (PARTITION BY g ORDER BY x)
                    QUALIFY row_number() OVER w < 3
                    ORDER BY g, x""").collectAsList().toString();
            assertEquals("[[a,1,1,2], [a,2,3,2], [b,5,5,1]]", rows);
        }
    }
}
