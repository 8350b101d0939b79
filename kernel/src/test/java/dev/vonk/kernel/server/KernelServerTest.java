package dev.vonk.kernel.server;

import dev.vonk.kernel.cell.CellSettings;
import dev.vonk.kernel.client.ConnectionState;
import dev.vonk.kernel.client.KernelAddress;
import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.client.RemoteConnection;
import dev.vonk.kernel.client.Watch;
import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.CellEvent;
import dev.vonk.kernel.protocol.FromKernel;
import dev.vonk.kernel.protocol.ToKernel;
import dev.vonk.runtime.net.FaultProxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// A kernel as front ends see it over connections, in one process.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KernelServerTest {
    private static final ServerLimits SMALL = new ServerLimits(2 << 20, 1 << 20);
    private static Kernel kernel;
    private static KernelServer server;
    private static final CountDownLatch SHUTDOWN = new CountDownLatch(1);

    @BeforeAll
    static void start() {
        kernel = Kernel.start(KernelSettings.standard(CellSettings.standard()).withOutputLimit(100L << 20));
        server = KernelServer.start(kernel, SMALL, SHUTDOWN::countDown);
    }

    @AfterAll
    static void end() {
        server.close();
        kernel.close();
    }

    private static KernelAddress address(int port) {
        return new KernelAddress("127.0.0.1", port, server.token().text());
    }

    private static KernelClient client() {
        return new KernelClient(RemoteConnection.open(address(server.port())));
    }

    @Test
    void cellsRunAndQuestionsAreAnswered() throws Exception {
        try (KernelClient client = client()) {
            var events = new Watch<CellEvent>();
            assertEquals(CellEvent.Ending.OK, client.execute("1", "System.out.println(\"hi\");\n20 + 1", events).get()
                    .ending());
            assertEquals("hi\n", printed(events.told()));
            assertTrue(events.told().toString().contains("text/plain=21"), events.told()::toString);
            assertEquals("int", client.typeOf("1").get().orElseThrow());
            assertEquals(Answer.State.INCOMPLETE, client.completeness("if (").get());
        }
    }

    @Test
    void twoFrontEndsMayUseTheSameNamesAndNumbers() throws Exception {
        try (KernelClient one = client(); KernelClient two = client()) {
            var heardByTwo = new Watch<FromKernel>();
            two.listen(heardByTwo);
            // Both are there before the cells begin.
            assertEquals("int", one.typeOf("1").get().orElseThrow());
            assertEquals("long", two.typeOf("1L").get().orElseThrow());
            var first = new Watch<CellEvent>();
            var second = new Watch<CellEvent>();
            var ends = List.of(one.execute("3", "System.out.print(\"one\");", first),
                    two.execute("3", "System.out.print(\"two\");", second));
            for (CompletableFuture<CellEvent.Finished> end : ends) {
                assertEquals("3", end.get().cell());
            }
            assertEquals("one", printed(first.told()));
            assertEquals("two", printed(second.told()));
            var other = heardByTwo.await(event -> event instanceof CellEvent.Output output
                    && output.text().equals("one"));
            assertTrue(((CellEvent.Output) other).cell().matches("3@[0-9]+"), other::toString);
            assertEquals(1, heardByTwo.told().stream().filter(Answer.class::isInstance).count(), "only its own answer");
        }
    }

    @Test
    void aConnectionThatBreaksMissesNothingAndSendsNothingTwice() throws Exception {
        try (FaultProxy proxy = FaultProxy.to(server.port());
                KernelClient client = new KernelClient(RemoteConnection.open(address(proxy.port())))) {
            var states = new Watch<ConnectionState>();
            client.watch(states);
            states.await(ConnectionState.Connected.class::isInstance);
            var events = new Watch<CellEvent>();
            var end = client.execute("1", """
                    int told = 0;
                    for (; told < 3000; told++) { System.out.println("line " + told); Thread.sleep(0, 300_000); }
                    """, events);
            for (String line : List.of("line 100\n", "line 900\n", "line 1800\n")) {
                events.await(event -> event instanceof CellEvent.Output && printed(events.told()).contains(line));
                proxy.reset();
            }
            var count = client.execute("2", "told += 1", _ -> {});
            assertEquals(CellEvent.Ending.OK, end.get().ending());
            assertEquals(IntStream.range(0, 3000).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining()),
                    printed(events.told()));
            assertEquals(CellEvent.Ending.OK, count.get().ending());
            var value = new Watch<CellEvent>();
            var _ = client.execute("3", "told", value).get();
            assertTrue(value.told().toString().contains("text/plain=3001"), value.told()::toString);
            assertTrue(states.told().contains(new ConnectionState.Reconnecting()), states.told()::toString);
            assertTrue(proxy.accepted() >= 2);
        }
    }

    @Test
    void whatIsSentWhileTheConnectionIsBrokenGoesOutLaterOnce() throws Exception {
        try (FaultProxy proxy = FaultProxy.to(server.port());
                KernelClient client = new KernelClient(RemoteConnection.open(address(proxy.port())))) {
            var states = new Watch<ConnectionState>();
            client.watch(states);
            var _ = client.execute("1", "int sent = 0;", _ -> {}).get();
            proxy.refuse(true);
            proxy.reset();
            states.await(ConnectionState.Reconnecting.class::isInstance);
            var later = client.execute("2", "sent++;", _ -> {});
            var type = client.typeOf("sent");
            proxy.heal();
            assertEquals(CellEvent.Ending.OK, later.get().ending());
            assertEquals("int", type.get().orElseThrow());
            var value = new Watch<CellEvent>();
            var _ = client.execute("3", "sent", value).get();
            assertTrue(value.told().toString().contains("text/plain=1}"), value.told()::toString);
        }
    }

    @Test
    void anInterruptPassesAFloodOfOutput() throws Exception {
        try (KernelClient client = client()) {
            var events = new Watch<CellEvent>();
            var end = client.execute("1", "while (true) System.out.println(\"more and more and more\");", events);
            events.await(CellEvent.Output.class::isInstance);
            client.interrupt();
            assertEquals(CellEvent.Ending.INTERRUPTED, end.get().ending());
        }
    }

    @Test
    void aFrontEndThatDoesNotReadCostsLittleAndIsToldWhatIsMissing() throws Exception {
        var reading = new CountDownLatch(1);
        try (KernelClient slow = client(); KernelClient quick = client()) {
            assertEquals("int", slow.typeOf("1").get().orElseThrow());
            var blocked = new CountDownLatch(1);
            var heard = new Watch<FromKernel>();
            slow.listen(message -> {
                blocked.countDown();
                awaitQuietly(reading);
                heard.accept(message);
            });
            assertEquals("int", quick.typeOf("1").get().orElseThrow());
            var end = quick.execute("1", """
                    String line = "x".repeat(999);
                    for (int i = 0; i < 82_000; i++) { System.out.println(line); if (i % 100 == 0) Thread.sleep(1); }
                    """, _ -> {});
            blocked.await();
            assertEquals(CellEvent.Ending.OK, end.get().ending());
            assertTrue(server.keptBytes() <= SMALL.logBytes() + SMALL.messageBytes(), () -> "" + server.keptBytes());
            reading.countDown();
            heard.await(message -> message instanceof CellEvent.Finished finished && finished.cell().startsWith("1@"));
            assertTrue(heard.told().stream().anyMatch(message -> message instanceof CellEvent.Warned warned
                    && warned.text().startsWith("Some of what the cell printed is missing")), "told");
            assertTrue(printed(heard.told()).length() < 82_000_000, "cut");
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void aValueTooLargeToSendIsTold() throws Exception {
        try (KernelClient client = client()) {
            var events = new Watch<CellEvent>();
            var _ = client.execute("1", "\"y\".repeat(3_000_000)", events).get();
            assertTrue(events.told().stream().anyMatch(event -> event instanceof CellEvent.Warned warned
                    && warned.text().startsWith("What the cell showed here is missing")), events.told()::toString);
        }
    }

    @Test
    void aWrongTokenEndsTheConnectionWithAReason() throws Exception {
        try (KernelClient client = new KernelClient(
                RemoteConnection.open(new KernelAddress("127.0.0.1", server.port(), "A".repeat(32))))) {
            var states = new Watch<ConnectionState>();
            client.watch(states);
            var ended = (ConnectionState.Ended) states.await(ConnectionState.Ended.class::isInstance);
            assertTrue(ended.reason().contains("does not know this token"), ended.reason());
            assertEquals(CellEvent.Ending.FAILED, client.execute("1", "1", _ -> {}).get().ending());
            var refused = assertThrows(ExecutionException.class, () -> client.typeOf("1").get());
            assertInstanceOf(IllegalStateException.class, refused.getCause());
        }
    }

    @Test
    void closingAConnectionEndsWhatWasAskedButNotTheKernel() throws Exception {
        KernelClient leaving = client();
        var events = new Watch<CellEvent>();
        var running = leaving.execute("1", "Thread.sleep(300)", events);
        events.await(CellEvent.Started.class::isInstance);
        var waiting = leaving.execute("2", "2", _ -> {});
        assertEquals("int", leaving.typeOf("1").get().orElseThrow());
        leaving.close();
        assertEquals(CellEvent.Ending.FAILED, running.get().ending());
        assertEquals(CellEvent.Ending.TAKEN_BACK, waiting.get().ending());
        try (KernelClient next = client()) {
            assertEquals(CellEvent.Ending.OK, next.execute("1", "3", _ -> {}).get().ending());
        }
    }

    @Test
    void aFrontEndMayAskForTheEnd() throws Exception {
        try (RemoteConnection connection = RemoteConnection.open(address(server.port()))) {
            connection.send(new ToKernel.Shutdown());
            SHUTDOWN.await();
        }
    }

    private static String printed(List<? extends FromKernel> events) {
        return events.stream().filter(CellEvent.Output.class::isInstance).map(CellEvent.Output.class::cast)
                .map(CellEvent.Output::text).collect(Collectors.joining());
    }
}
