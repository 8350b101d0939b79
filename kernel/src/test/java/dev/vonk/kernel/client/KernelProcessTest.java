package dev.vonk.kernel.client;

import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.CellEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Real processes; each start costs a second or two, so each test asks for much.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KernelProcessTest {
    @TempDir
    private static Path home;

    private static KernelClient start(String master, Watch<ConnectionState> states) {
        var client = new KernelClient(KernelProcess.start(new KernelLaunch(home, Optional.of(master),
                Map.of("spark.app.name", "Told in private"),
                List.of("-Xmx300m", "-XX:TieredStopAtLevel=1", "-Duser.home=" + home))));
        client.watch(states);
        return client;
    }

    private static Path addressFile() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve(".vonk/kernels"))) {
            return files.findFirst().orElseThrow();
        }
    }

    @Test
    void aKernelOfOnesOwnRunsCellsIsSharedAndIsMissedWhenItIsKilled() throws Exception {
        var states = new Watch<ConnectionState>();
        try (KernelClient kernel = start("local[1]", states)) {
            states.await(ConnectionState.Connected.class::isInstance);
            var events = new Watch<CellEvent>();
            assertEquals(CellEvent.Ending.OK, kernel.execute("1",
                    "int x = 41;\nspark.conf().get(\"spark.app.name\") + new java.io.File(\"\").getAbsolutePath()",
                    events).get().ending());
            assertTrue(events.told().toString().contains("Told in private" + home.toRealPath()),
                    events.told()::toString);

            Path file = addressFile();
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            KernelAddress address = KernelAddress.read(file);
            try (KernelClient other = new KernelClient(RemoteConnection.open(address))) {
                assertEquals("int", other.typeOf("x").get().orElseThrow());
                var othersStates = new Watch<ConnectionState>();
                other.watch(othersStates);
                var loop = new Watch<CellEvent>();
                var running = kernel.execute("2", "while (true) {}", loop);
                var waiting = kernel.execute("3", "1", _ -> {});
                loop.await(CellEvent.Started.class::isInstance);

                assertTrue(ProcessHandle.of(address.pid()).orElseThrow().destroyForcibly());
                assertEquals(CellEvent.Ending.FAILED, running.get().ending());
                assertEquals(CellEvent.Ending.TAKEN_BACK, waiting.get().ending());
                var ended = (ConnectionState.Ended) states.await(ConnectionState.Ended.class::isInstance);
                assertEquals(
                        "The kernel ended by itself: it was killed (SIGKILL), by a person or for want of memory on "
                                + "the machine. What cells declared is gone; restart it and run the cells again.",
                        ended.reason());
                othersStates.await(ConnectionState.Ended.class::isInstance);
            }
        }
    }

    @Test
    void aCellThatEndsTheKernelIsNamedAndNoQuestionStaysOpen() throws Exception {
        var states = new Watch<ConnectionState>();
        try (KernelClient kernel = start("local[1]", states)) {
            var end = kernel.execute("7", "System.exit(1)", _ -> {});
            var asked = kernel.execute("8", "1", _ -> {});
            assertEquals(CellEvent.Ending.FAILED, end.get().ending());
            assertEquals(CellEvent.Ending.TAKEN_BACK, asked.get().ending());
            var ended = (ConnectionState.Ended) states.await(ConnectionState.Ended.class::isInstance);
            assertTrue(ended.reason().startsWith("Cell 7 ended the kernel by System.exit (exit code 1)."),
                    ended::reason);
            var late = assertThrows(ExecutionException.class, () -> kernel.variables().get());
            assertInstanceOf(IllegalStateException.class, late.getCause());
        }
    }

    @Test
    void aKernelEndsWithItsConnectionEvenInALoopThatNothingStops() throws Exception {
        var states = new Watch<ConnectionState>();
        KernelClient kernel = start("local[1]", states);
        var events = new Watch<CellEvent>();
        var _ = kernel.execute("1", "System.out.println(ProcessHandle.current().pid());\n"
                + "java.util.stream.LongStream.iterate(0, i -> i).filter(i -> i > 0).findAny()", events);
        var pid = (CellEvent.Output) events.await(CellEvent.Output.class::isInstance);
        ProcessHandle process = ProcessHandle.of(Long.parseLong(pid.text().strip())).orElseThrow();
        assertEquals(Answer.State.COMPLETE, kernel.completeness("1").get());
        kernel.close();
        assertTrue(((ConnectionState.Ended) states.await(ConnectionState.Ended.class::isInstance)).asked());
        process.onExit().get();
    }

    @Test
    void aKernelThatCannotStartSaysWhy() throws Exception {
        var states = new Watch<ConnectionState>();
        try (KernelClient kernel = start("nowhere", states)) {
            var ended = (ConnectionState.Ended) states.await(ConnectionState.Ended.class::isInstance);
            assertTrue(ended.reason().startsWith("The kernel did not start: [INVALID_MASTER]"), ended::reason);
            assertEquals(CellEvent.Ending.FAILED, kernel.execute("1", "1", _ -> {}).get().ending());
        }
    }
}
