package dev.vonk.kernel.server;

import dev.vonk.kernel.cell.CellSettings;
import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.CellEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// The kernel as a front end sees it.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KernelTest {

    private static final long OUTPUT_LIMIT = 50_000;

    private final List<CellEvent> events = new CopyOnWriteArrayList<>();
    private KernelClient kernel;

    @BeforeEach
    void start() {
        kernel = KernelClient.inProcess(KernelSettings.standard(CellSettings.standard())
                .withRenderer(value -> Map.of("text/plain", "<" + value + ">"))
                .withOutputLimit(OUTPUT_LIMIT));
    }

    @AfterEach
    void end() {
        kernel.close();
    }

    @Test
    void aCellSendsItsEventsInOrder() {
        CellEvent.Finished finished = run("7", "System.out.println(\"hällo\");\nSystem.err.print(\"oops\");\n1 + 1");
        assertEquals(CellEvent.Ending.OK, finished.ending());
        assertEquals(new CellEvent.Started("7"), events.getFirst());
        assertEquals(finished, events.getLast());
        assertEquals("hällo\n", printed(CellEvent.Stream.OUT));
        assertEquals("oops", printed(CellEvent.Stream.ERR));
        assertTrue(events.contains(new CellEvent.Result("7", "int", Map.of("text/plain", "<2>"))));
    }

    @Test
    void outputOfThreadsTheCellStartsIsTheCells() {
        run("1", "Thread t = new Thread(() -> System.out.print(\"from below\"));\nt.start();\nt.join();");
        assertEquals("from below", printed(CellEvent.Stream.OUT));
    }

    @Test
    void outputArrivesWhileTheCellRuns() throws Exception {
        CountDownLatch heard = new CountDownLatch(1);
        CompletableFuture<CellEvent.Finished> end = kernel.execute("1",
                "System.out.print(\"early\");\nThread.sleep(100_000);", event -> {
                    events.add(event);
                    if (event instanceof CellEvent.Output) {
                        heard.countDown();
                    }
                });
        heard.await();
        kernel.interrupt();
        assertEquals(CellEvent.Ending.INTERRUPTED, end.join().ending());
    }

    @Test
    void outputBeyondTheLimitIsCountedAndDropped() {
        run("1", "for (int i = 0; i < 70_000; i++) System.out.print('x');");
        assertEquals(OUTPUT_LIMIT, printed(CellEvent.Stream.OUT).length());
        assertEquals("the cell printed more than 50,000 bytes; 20,000 bytes were dropped", warnings().getFirst());
    }

    @Test
    void whatAFrontEndPrintsWhileListeningIsNotTheCells() {
        CellEvent.Finished finished = kernel.execute("1", "System.out.print(\"a\");", event -> {
            events.add(event);
            System.out.print("");
            System.out.flush();
        }).join();
        assertEquals(CellEvent.Ending.OK, finished.ending());
        assertEquals("a", printed(CellEvent.Stream.OUT));
    }

    @Test
    void aFailureHasTextAndPlace() {
        assertEquals(CellEvent.Ending.FAILED, run("3", "int a = 1;\nint b = \"x\";").ending());
        CellEvent.Failed failed = failure();
        assertEquals(new CellEvent.Place(2, 9, 3), failed.place());
        assertTrue(failed.text().startsWith("#3:2:9: "), failed.text());
    }

    @Test
    void anExceptionHasItsLine() {
        run("3", "int a = 0;\nint b = 1 / a;");
        assertEquals(new CellEvent.Place(2, 0, 0), failure().place());
    }

    @Test
    void anInterruptTakesBackTheQueue() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        var first = kernel.execute("1", "while (true) { }", event -> started.countDown());
        var second = kernel.execute("2", "var never = 1;", events::add);
        started.await();
        kernel.interrupt();
        assertEquals(CellEvent.Ending.INTERRUPTED, first.join().ending());
        assertEquals(CellEvent.Ending.TAKEN_BACK, second.join().ending());
        assertEquals(1, events.size());
        assertEquals(CellEvent.Ending.FAILED, run("3", "never").ending());
    }

    @Test
    void questionsAreAnsweredWhileACellRuns() throws Exception {
        run("0", "int known = 42;");
        CountDownLatch started = new CountDownLatch(1);
        var endless = kernel.execute("1", "System.out.print(1); while (true) { }", event -> {
            if (event instanceof CellEvent.Output) {
                started.countDown();
            }
        });
        started.await();
        assertEquals(List.of(new Answer.VariableView("known", "int", "42", "")), kernel.variables().join());
        assertEquals("int", kernel.typeOf("known + 1").join().orElseThrow());
        assertEquals(Answer.State.INCOMPLETE, kernel.completeness("foo(").join());
        kernel.interrupt();
        endless.join();
    }

    @Test
    void aResetForgetsVariables() {
        run("1", "int gone = 1;");
        kernel.reset().join();
        assertEquals(List.of(), kernel.variables().join());
        assertEquals(CellEvent.Ending.OK, run("2", "2").ending());
    }

    @Test
    void aVariableWhoseTextFailsDoesNotHideTheOthers() {
        run("1", "class Bad { public String toString() { throw new RuntimeException(\"no\"); } }\n"
                + "var bad = new Bad();\nvar good = 1;");
        List<Answer.VariableView> variables = kernel.variables().join();
        assertEquals(2, variables.size());
        assertTrue(variables.getFirst().preview().contains("toString failed"), variables.getFirst().preview());
    }

    private CellEvent.Finished run(String cell, String text) {
        return kernel.execute(cell, text, events::add).join();
    }

    private String printed(CellEvent.Stream stream) {
        return events.stream()
                .filter(CellEvent.Output.class::isInstance)
                .map(CellEvent.Output.class::cast)
                .filter(each -> each.stream() == stream)
                .map(CellEvent.Output::text)
                .collect(Collectors.joining());
    }

    private List<String> warnings() {
        return events.stream()
                .filter(CellEvent.Warned.class::isInstance)
                .map(each -> ((CellEvent.Warned) each).text())
                .toList();
    }

    private CellEvent.Failed failure() {
        return assertInstanceOf(CellEvent.Failed.class, events.stream()
                .filter(CellEvent.Failed.class::isInstance).findFirst().orElseThrow());
    }
}
