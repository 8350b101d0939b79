package dev.vonk.differential;

import dev.vonk.Session;
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
        try (var spark = Session.builder().master("local[" + threads + "]").config("vonk.exec.batchRows", batchRows)
                .config("spark.sql.session.timeZone", "UTC").create()) {
            Answers.assertEqualToDuckDb(spark, tRows, uRows, threads + 1);
        }
    }
}
