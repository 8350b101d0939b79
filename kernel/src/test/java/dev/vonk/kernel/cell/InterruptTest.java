package dev.vonk.kernel.cell;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Every test would hang where an interrupt is lost; the timeout makes that a failure.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public class InterruptTest {

    /// What cells call when they have begun, so that tests interrupt code that runs.
    public static final class Gate {
        private volatile CountDownLatch reached = new CountDownLatch(1);

        public void reach() {
            reached.countDown();
        }
    }

    private static final Gate GATE = new Gate();
    private static Cells cells;

    @BeforeAll
    static void open() {
        cells = new Cells(CellSettings.standard()
                .withImports(List.of("java.util.concurrent.*"))
                .withBinding("gate", "dev.vonk.kernel.cell.InterruptTest.Gate", GATE));
    }

    @AfterAll
    static void close() {
        cells.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "while (true) { }",
        "for (;;) { try { Integer.parseInt(\"x\"); } catch (Throwable all) { } }",
        "while (true) { try { Thread.sleep(100_000); } catch (Throwable all) { } }",
        "Thread.sleep(100_000);",
        "new LinkedBlockingQueue<String>().take();",
        "var never = new CompletableFuture<String>().get();",
        "class Spin { void go() { do { } while (true); } }\nnew Spin().go();",
        "Runnable spin = () -> { long n = 0; for (;;) n++; };\nspin.run();",
        "long fib(long n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }\nfib(90);",
        "IntStream.range(0, 64).parallel().forEach(each -> { while (true) { } });",
        "int state = 0; while (true) { switch (state) { case 0 -> state = 1; case 1 -> state = 0; default -> { } } }",
        "synchronized (gate) { gate.wait(); }",
    })
    void theCellStopsAndTheSessionGoesOn(String endless) throws Exception {
        assertInstanceOf(CellOutcome.Interrupted.class, interrupted("gate.reach();\n" + endless));
        assertEquals(2, cells.value("1 + 1").value());
    }

    @Test
    void snippetsAfterTheInterruptedOneDoNotRun() throws Exception {
        interrupted(
                "gate.reach();\ntry { Thread.sleep(100_000); } catch (InterruptedException caught) { }\nvar ranAnyway = 1;");
        cells.rejected("ranAnyway");
    }

    @Test
    void whatIsRegisteredIsStoppedToo() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        Runnable takeBack = cells.session().onInterrupt(told::countDown);
        interrupted("gate.reach();\nwhile (true) { }");
        assertTrue(told.await(10, TimeUnit.SECONDS));
        takeBack.run();
    }

    @Test
    void aThreadOfAnEarlierCellGoesOn() throws Exception {
        cells.nothing("""
                var turns = new java.util.concurrent.atomic.AtomicLong();
                var background = Thread.ofPlatform().daemon().start(() -> {
                    while (!Thread.currentThread().isInterrupted()) { turns.incrementAndGet(); }
                });
                """);
        interrupted("gate.reach();\nwhile (true) { }");
        assertEquals(true, cells.value("background.isAlive()").value());
        assertEquals(false, cells.value("background.interrupt();\nbackground.join();\nbackground.isAlive()").value());
    }

    @Test
    void presentingCanBeInterrupted() throws Exception {
        GATE.reached = new CountDownLatch(1);
        Thread interrupter = interruptAtGate();
        CellOutcome outcome = cells.session().evaluate("slow", "1", value -> {
            GATE.reach();
            try {
                Thread.sleep(100_000);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException("interrupted while drawing", stopped);
            }
        });
        interrupter.join();
        assertInstanceOf(CellOutcome.Interrupted.class, outcome);
    }

    @Test
    void anInterruptWhileNothingRunsDoesNothing() {
        cells.session().interrupt();
        assertEquals(3, cells.value("1 + 2").value());
    }

    @Test
    void aResetGivesUpACellThatCannotBeStopped() throws Exception {
        try (Cells stuck = new Cells(CellSettings.standard()
                .withBinding("gate", "dev.vonk.kernel.cell.InterruptTest.Gate", GATE))) {
            GATE.reached = new CountDownLatch(1);
            Thread resetter = Thread.ofPlatform().start(() -> {
                awaitGate();
                stuck.session().reset();
            });
            // Nothing of this is woven: the loop is the JDK's.
            CellOutcome outcome = stuck.run("gate.reach();\nLongStream.range(0, 1L << 36).filter(x -> x < 0).count();");
            resetter.join();
            assertInstanceOf(CellOutcome.Interrupted.class, outcome);
            assertEquals(2, stuck.value("1 + 1").value());
        }
    }

    private static CellOutcome interrupted(String text) throws InterruptedException {
        GATE.reached = new CountDownLatch(1);
        Thread interrupter = interruptAtGate();
        CellOutcome outcome = cells.run(text);
        interrupter.join();
        return outcome;
    }

    private static Thread interruptAtGate() {
        return Thread.ofPlatform().start(() -> {
            awaitGate();
            cells.session().interrupt();
        });
    }

    private static void awaitGate() {
        try {
            GATE.reached.await();
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
