package dev.vonk.kernel.server;

import dev.vonk.Session;
import dev.vonk.kernel.client.InProcessConnection;
import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.display.DisplayLimits;
import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.CellEvent;
import dev.vonk.runtime.cluster.JobProgress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Cells over a session, as a front end sees them.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SessionKernelTest {
    /// So many rows that no machine ends with them while the test runs.
    private static final String ENDLESS = "spark.range(1L << 50).filter(col(\"id\").mod(7).equalTo(9)).count()";

    private final List<CellEvent> events = new CopyOnWriteArrayList<>();
    private Session spark;
    private KernelClient kernel;

    @BeforeEach
    void start() {
        spark = Session.builder().master("local[2]").config("spark.sql.session.timeZone", "UTC").create();
        kernel = new KernelClient(new InProcessConnection(SessionKernel.start(spark, DisplayLimits::standard)));
    }

    @AfterEach
    void end() {
        kernel.close();
    }

    @Test
    void sparkAndTheFunctionsAreAtHand() {
        run("spark.range(3).select(col(\"id\").multiply(2).alias(\"double\")).show();");
        assertEquals("""
                +------+
                |double|
                +------+
                |     0|
                |     2|
                |     4|
                +------+

                """, printed());
    }

    @Test
    void aFrameShowsItsFirstRowsAsATable() {
        run("spark.range(1L << 40)");
        var result = events.stream().filter(CellEvent.Result.class::isInstance).map(CellEvent.Result.class::cast)
                .findFirst().orElseThrow();
        String text = String.valueOf(result.bundle().get("text/plain"));
        assertTrue(text.endsWith("20 rows shown, more available"), text);
        assertTrue(result.bundle().containsKey("text/html"));
    }

    @Test
    void aMistakeInAQueryIsToldWithItsLineAndWithoutAClass() {
        run("var numbers = spark.range(3);\nnumbers\n    .filter(col(\"id\").gt(1))\n    .select(\"idd\")");
        assertEquals("""
                [UNRESOLVED_COLUMN.WITH_SUGGESTION] There is no column `idd`. Did you mean one of these: `id`?
                  at #1:4
                        .select("idd")""", failure());
    }

    @Test
    void whatIsWrongWithTheDataIsToldWithTheLineOfTheAction() {
        run("var odd = spark.range(3).select(lit(1).divide(col(\"id\")));\nodd.show();");
        assertTrue(failure().startsWith("[DIVIDE_BY_ZERO] "), failure());
        assertTrue(failure().contains("at #1:2"), failure());
    }

    @Test
    void anInterruptStopsARunningQueryAndTheSessionGoesOn() throws Exception {
        var seen = new CountDownLatch(1);
        CompletableFuture<CellEvent.Finished> end = kernel.execute("1", ENDLESS, event -> {
            if (event instanceof CellEvent.Progress || event instanceof CellEvent.Finished) {
                seen.countDown();
            }
        });
        seen.await();
        kernel.interrupt();
        assertEquals(CellEvent.Ending.INTERRUPTED, end.join().ending());
        assertTrue(spark.jobs().stream().noneMatch(job -> job.state() == JobProgress.State.RUNNING));
        assertEquals(CellEvent.Ending.OK, run("spark.range(3).count()").ending());
    }

    @Test
    void aQueryThatACellStartedInTheBackgroundIsStoppedWithTheCell() throws Exception {
        var seen = new CountDownLatch(1);
        String cell = "var work = CompletableFuture.runAsync(() -> " + ENDLESS + ");\nwork.join();";
        CompletableFuture<CellEvent.Finished> end = kernel.execute("1", cell, event -> {
            if (event instanceof CellEvent.Progress || event instanceof CellEvent.Finished) {
                seen.countDown();
            }
        });
        seen.await();
        kernel.interrupt();
        end.join();
        while (spark.jobs().stream().anyMatch(job -> job.state() == JobProgress.State.RUNNING)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void columnsAreOfferedInsideOfStrings() {
        run("var people = spark.range(3).select(col(\"id\").alias(\"age\"), lit(\"x\").alias(\"name\"));");
        String text = "people.select(\"a";
        var offered = kernel.complete(text, text.length()).join().candidates().stream()
                .filter(each -> each.kind() == Answer.Kind.COLUMN).map(Answer.Candidate::text).toList();
        assertEquals(1, offered.size(), offered.toString());
        assertTrue(offered.getFirst().contains("age"), offered.toString());
    }

    @Test
    void theListOfVariablesRunsNoQuery() {
        run("var odd = spark.range(3).select(lit(1).divide(col(\"id\")).alias(\"x\"));");
        assertEquals(List.of("spark Session(Vonk, local[2])", "odd [x: double]"), kernel.variables().join().stream()
                .map(each -> each.name() + " " + each.preview()).toList());
    }

    @Test
    void theSessionEndsWithTheKernel() {
        kernel.close();
        assertThrows(IllegalStateException.class, () -> spark.range(3).count());
    }

    private CellEvent.Finished run(String text) {
        return kernel.execute("1", text, events::add).join();
    }

    private String printed() {
        return events.stream().filter(CellEvent.Output.class::isInstance)
                .map(event -> ((CellEvent.Output) event).text())
                .collect(Collectors.joining());
    }

    private String failure() {
        return events.stream().filter(CellEvent.Failed.class::isInstance)
                .map(event -> ((CellEvent.Failed) event).text())
                .collect(Collectors.joining("\n"));
    }
}
