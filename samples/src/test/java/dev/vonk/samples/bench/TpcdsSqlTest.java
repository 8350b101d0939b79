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
    private DuckPeer duck;

    @BeforeAll
    void open() throws Exception {
        spark = Session.builder().master("local[2]").create();
        duck = new DuckPeer(1);
        TpcdsPeers.open(spark, duck, TpcdsData.prepare(spark, Path.of("target", "bench"), 0.01));
    }

    @AfterAll
    void close() throws Exception {
        spark.stop();
        duck.close();
    }

    @TestFactory
    Stream<DynamicTest> answersAreThoseOfDuckDb() {
        return TpcdsSql.names().stream().map(name -> DynamicTest.dynamicTest(name,
                () -> assertEquals("", TpcdsPeers.compare(spark, duck, name).difference())));
    }
}
