package dev.vonk.kernel.client;

import dev.vonk.kernel.protocol.CellEvent;
import dev.vonk.kernel.server.ServerLimits;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Real kernel processes that come to grief: what the front end is told, and what is left. Times are printed, not
/// asserted.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KernelDeathTest {
    private static final String LOCAL = "The kernel ended by itself: ";

    /// Of 10 MB each.
    private static final int FLOODS = 13;
    /// What a kernel keeps for front ends that are away, what is on its way, and some.
    private static final long MOST_KEPT = ServerLimits.standard().logBytes() + (40L << 20);

    @TempDir
    private static Path home;

    private final Watch<ConnectionState> states = new Watch<>();

    private KernelClient start(String heap) throws InterruptedException {
        var client = new KernelClient(KernelProcess.start(new KernelLaunch(home, Optional.of("local[1]"), Map.of(),
                List.of(heap, "-XX:TieredStopAtLevel=1", "-XX:-CreateCoredumpOnCrash", "-Duser.home=" + home))));
        client.watch(states);
        states.await(ConnectionState.Connected.class::isInstance);
        return client;
    }

    private static String printed(KernelClient kernel, String cell, String code) throws Exception {
        var events = new Watch<CellEvent>();
        assertEquals(CellEvent.Ending.OK, kernel.execute(cell, code, events).get().ending(), events.told()::toString);
        StringBuilder text = new StringBuilder();
        events.told().forEach(event -> {
            if (event instanceof CellEvent.Output output) {
                text.append(output.text());
            }
        });
        return text.toString().strip();
    }

    private static long pid(KernelClient kernel) throws Exception {
        return Long.parseLong(printed(kernel, "pid", "System.out.println(ProcessHandle.current().pid())"));
    }

    /// Sends a signal and waits until the front end is told of the end.
    private String reasonAfter(String signal, long pid) throws Exception {
        long sent = System.nanoTime();
        assertEquals(0, new ProcessBuilder("kill", "-" + signal, String.valueOf(pid)).start().waitFor());
        var ended = (ConnectionState.Ended) states.await(ConnectionState.Ended.class::isInstance);
        System.out.printf("from SIG%s to the news of it: %d ms%n", signal,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sent));
        return ended.reason();
    }

    @Test
    void aCellThatFillsTheHeapFailsAndTheKernelGoesOnUntilItIsKilled() throws Exception {
        try (KernelClient kernel = start("-Xmx150m")) {
            printed(kernel, "1", "int before = 5;");
            var events = new Watch<CellEvent>();
            var filled = kernel.execute("2", """
                    {
                        var all = new java.util.ArrayList<byte[]>();
                        while (true) { all.add(new byte[1 << 20]); }
                    }""", events).get();
            assertEquals(CellEvent.Ending.FAILED, filled.ending());
            var failed = (CellEvent.Failed) events.await(CellEvent.Failed.class::isInstance);
            assertTrue(failed.text().contains("OutOfMemoryError: Java heap space"), failed::text);
            assertTrue(failed.text().contains("while (true)"), failed::text);
            assertEquals("6", printed(kernel, "3", "System.out.println(before + 1)"));
            var loop = new Watch<CellEvent>();
            var running = kernel.execute("4", "while (true) {}", loop);
            loop.await(CellEvent.Started.class::isInstance);
            assertEquals(LOCAL + "it was killed (SIGKILL), by a person or for want of memory on the machine. What "
                    + "cells declared is gone; restart it and run the cells again.",
                    reasonAfter("KILL", otherPid()));
            assertEquals(CellEvent.Ending.FAILED, running.get().ending());
        }
    }

    /// The process number by the kernel's address file, for a kernel that is busy.
    private static long otherPid() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve(".vonk/kernels"))) {
            return KernelAddress.read(files.findFirst().orElseThrow()).pid();
        }
    }

    @Test
    void aHeapThatStaysFullIsToldAsWantOfMemory() throws Exception {
        try (KernelClient kernel = start("-Xmx150m")) {
            var events = new Watch<CellEvent>();
            assertEquals(CellEvent.Ending.FAILED, kernel.execute("1", """
                    var all = new java.util.ArrayList<Object>();
                    for (int size = 1 << 20; size > 1_000; ) {
                        try { all.add(new byte[size]); } catch (OutOfMemoryError full) { size /= 2; }
                    }
                    while (true) { all.add(new byte[100]); }""", events).get().ending());
            var failed = (CellEvent.Failed) events.await(CellEvent.Failed.class::isInstance);
            System.out.println("a heap that stays full: " + failed.text());
            assertTrue(failed.text().contains("OutOfMemoryError") || failed.text().contains("out of memory. What cells "
                    + "declared is gone; restart it and run the cells again."), failed::text);
        }
    }

    @Test
    void aKernelEndsWithItsOwnerAlthoughThatIsKilled() throws Exception {
        Process owner = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx200m", "-XX:TieredStopAtLevel=1", "-Xlog:disable", "-cp", System.getProperty("java.class.path"),
                Owner.class.getName(), home.toString()).redirectErrorStream(true).start();
        try (BufferedReader told = owner.inputReader(StandardCharsets.UTF_8)) {
            String line = told.lines().filter(each -> each.startsWith("kernel ")).findFirst().orElseThrow();
            ProcessHandle kernel = ProcessHandle.of(Long.parseLong(line.substring("kernel ".length()))).orElseThrow();
            assertTrue(kernel.isAlive());
            long killed = System.nanoTime();
            owner.destroyForcibly().waitFor();
            kernel.onExit().get();
            System.out.printf("from the owner's SIGKILL to the end of its kernel: %d ms%n",
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - killed));
        } finally {
            owner.destroyForcibly();
        }
    }

    @Test
    void aFrontEndThatDoesNotReadCostsTheKernelLittleAndACrashOfTheJvmIsCalledThat() throws Exception {
        try (KernelClient kernel = start("-Xmx300m")) {
            long pid = pid(kernel);
            assertSlowReaderIsCheap(kernel, pid);
            Path report = KernelCommand.crashReport(pid);
            String reason = reasonAfter("SEGV", pid);
            assertTrue(reason.startsWith(LOCAL + "its JVM crashed"), reason);
            assertTrue(reason.contains("; the JVM's report is " + report + "."), reason);
            assertTrue(Files.readString(report, StandardCharsets.ISO_8859_1).contains("SIGSEGV"));
            Files.delete(report);
        }
    }

    private static void assertSlowReaderIsCheap(KernelClient kernel, long pid) throws Exception {
        var reading = new CountDownLatch(1);
        try (KernelClient slow = new KernelClient(RemoteConnection.open(address(pid)))) {
            var blocked = new CountDownLatch(1);
            slow.listen(_ -> {
                blocked.countDown();
                awaitQuietly(reading);
            });
            long before = heap(kernel, "before");
            for (int cell = 0; cell < FLOODS; cell++) {
                assertEquals(CellEvent.Ending.OK, kernel.execute("flood " + cell, """
                        String line = "x".repeat(9_999);
                        for (int i = 0; i < 1_000; i++) { System.out.println(line); }
                        """, _ -> {}).get().ending());
            }
            blocked.await();
            long after = heap(kernel, "after");
            System.out.printf("heap of a kernel whose front end does not read: %d MB, before %d MB%n", after >> 20,
                    before >> 20);
            reading.countDown();
            assertTrue(after - before < MOST_KEPT, () -> before + " bytes before, " + after + " after");
        }
    }

    private static KernelAddress address(long pid) {
        return KernelAddress.read(home.resolve(".vonk/kernels").resolve(pid + ".json"));
    }

    private static long heap(KernelClient kernel, String cell) throws Exception {
        return Long.parseLong(printed(kernel, cell, "System.gc();\n"
                + "System.out.println(Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory())"));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
