package dev.vonk.samples.bench;

import dev.vonk.Session;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

/// The queries of TPC-DS give the same answers without a rule of the optimizer, and with little memory. Minutes: only with
/// `-Dvonk.tpcds.variants=true`. `-Dvonk.tpcds.rules=` names some of the rules, `-Dvonk.tpcds.bytes=` says how little memory,
/// `-Dvonk.tpcds.patience=` how many seconds a query without a rule may take.
@EnabledIfSystemProperty(named = "vonk.tpcds.variants", matches = "true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TpcdsVariantsTest {
    private static final Path DATA = Path.of("target", "bench");
    /// Those that a plan can do without. The others put into words that the planner knows what it does not.
    private static final String RULES = "SimplifyExpressions,FactorDisjunctions,PushFilters,SimplifyOuterJoins,MergeProjects,"
            + "PruneColumns,OrderJoins,PushLimits";
    private static final int PATIENCE = Integer.getInteger("vonk.tpcds.patience", 20);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private TpcdsAnswers answers;
    private Session spark;
    private Session small;

    @BeforeAll
    void open() throws Exception {
        spark = Session.builder().master("local[2]").create();
        var folder = TpcdsData.prepare(spark, DATA, 0.01);
        answers = new TpcdsAnswers(new DuckPeer(1), folder);
        TpcdsData.open(spark, folder);
        small = Session.builder().master(SmallMemoryEngine.MASTER)
                .config(SmallMemoryEngine.BYTES, Long.getLong("vonk.tpcds.bytes", 8 << 20)).create();
        TpcdsData.open(small, folder);
    }

    @AfterAll
    void close() throws Exception {
        small.stop();
        spark.stop();
        answers.close();
        clock.shutdownNow();
    }

    @TestFactory
    Stream<DynamicContainer> withoutARule() {
        return Arrays.stream(System.getProperty("vonk.tpcds.rules", RULES).split(","))
                .map(rule -> DynamicContainer.dynamicContainer(rule, TpcdsSql.names().stream()
                        .map(name -> DynamicTest.dynamicTest(name + " without " + rule, () -> {
                            spark.conf().set("vonk.optimizer.disabledRules", rule);
                            inTime(spark, () -> assertEquals("", answers.difference(spark, name)));
                        }))));
    }

    @TestFactory
    Stream<DynamicTest> withLittleMemory() {
        return TpcdsSql.names().stream().map(name -> DynamicTest.dynamicTest(name + " with little memory",
                () -> assertEquals("", answers.difference(small, name))));
    }

    /// A query may take forever without a rule; that says nothing about its answer.
    private void inTime(Session session, Timing.ThrowingRunnable query) throws Exception {
        var late = new AtomicBoolean();
        var alarm = clock.schedule(() -> {
            late.set(true);
            session.interruptAll();
        }, PATIENCE, TimeUnit.SECONDS);
        try {
            query.run();
        } catch (RuntimeException stopped) {
            if (!late.get()) {
                throw stopped;
            }
            abort("too slow");
        } finally {
            alarm.cancel(false);
        }
    }
}
