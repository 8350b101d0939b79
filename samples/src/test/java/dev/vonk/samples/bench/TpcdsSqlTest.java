package dev.vonk.samples.bench;

import dev.vonk.Session;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// The 99 queries of TPC-DS, four of them in two forms, over a hundredth of a gigabyte give DuckDB's answers.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TpcdsSqlTest {
    private Session spark;
    private TpcdsAnswers answers;

    @BeforeAll
    void open() throws Exception {
        spark = Session.builder().master("local[2]").create();
        var folder = TpcdsData.prepare(spark, Path.of("target", "bench"), 0.01);
        TpcdsData.open(spark, folder);
        answers = new TpcdsAnswers(new DuckPeer(1), folder);
    }

    @AfterAll
    void close() throws Exception {
        spark.stop();
        answers.close();
    }

    @TestFactory
    Stream<DynamicTest> answersAreThoseOfDuckDb() {
        return TpcdsSql.names().stream().map(name -> DynamicTest.dynamicTest(name,
                () -> assertEquals("", answers.difference(spark, name))));
    }
}
