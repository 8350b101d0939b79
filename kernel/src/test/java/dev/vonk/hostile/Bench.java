package dev.vonk.hostile;

import dev.vonk.Session;
import dev.vonk.Sessions;
import dev.vonk.kernel.client.InProcessConnection;
import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.display.DisplayLimits;
import dev.vonk.kernel.protocol.CellEvent;
import dev.vonk.kernel.query.QueryEngine;
import dev.vonk.kernel.server.SessionKernel;
import dev.vonk.runtime.block.MemoryBudget;
import dev.vonk.runtime.cluster.Driver;
import dev.vonk.runtime.cluster.EmbeddedWorkers;
import dev.vonk.runtime.scheduler.SchedulerSettings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// A kernel with a session bound as `spark`, as a front end has it, and a look behind the scenes: how much memory is
/// taken, which blocks are kept, what the task threads do.
final class Bench implements AutoCloseable {
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    private final MemoryBudget memory = new MemoryBudget(1L << 30);
    private final EmbeddedWorkers workers = new EmbeddedWorkers(2, memory);
    private final Driver cluster = new Driver(workers, SchedulerSettings.USUAL);
    private final ConcurrentMap<String, String> settings = new ConcurrentHashMap<>(
            Map.of("spark.sql.session.timeZone", "UTC", "spark.master", "local[2]"));
    private final Session session = Sessions.over(new QueryEngine(cluster, settings), settings);
    private final KernelClient kernel = new KernelClient(new InProcessConnection(
            SessionKernel.start(session, DisplayLimits::standard)));
    private int last;

    /// A cell on its way.
    record Run(List<CellEvent> events, CompletableFuture<CellEvent.Finished> finished) {
        CellEvent.Ending ending() {
            return finished.join().ending();
        }

        /// What the front end shows of it.
        String shown() {
            finished.join();
            return events.stream().map(Run::shown).filter(text -> !text.isEmpty()).collect(Collectors.joining("\n"));
        }

        private static String shown(CellEvent event) {
            return switch (event) {
                case CellEvent.Failed failed ->
                    failed.text().startsWith("the kernel failed") ? failed.details() : failed.text();
                case CellEvent.Output output -> output.text().stripTrailing();
                case CellEvent.Warned warned -> "warning: " + warned.text();
                case CellEvent.Result result -> String.valueOf(result.bundle().get("text/plain"));
                case CellEvent.Finished finished ->
                    finished.ending() == CellEvent.Ending.INTERRUPTED ? "interrupted" : "";
                case CellEvent.Displayed _,CellEvent.Dependencies _,CellEvent.Started _,CellEvent.Progress _ -> "";
            };
        }
    }

    Session session() {
        return session;
    }

    KernelClient kernel() {
        return kernel;
    }

    MemoryBudget memory() {
        return memory;
    }

    /// Sends a cell and does not wait for it.
    Run start(String text) {
        var events = new CopyOnWriteArrayList<CellEvent>();
        return new Run(events, kernel.execute(Integer.toString(++last), text, events::add));
    }

    /// Runs a cell to its end.
    Run run(String text) {
        var run = start(text);
        run.finished().join();
        return run;
    }

    /// Runs a cell that must succeed.
    String works(String text) {
        var run = run(text);
        assertEquals(CellEvent.Ending.OK, run.ending(), () -> text + "\n" + run.shown());
        return run.shown();
    }

    /// The session still answers, no task thread is at work, and no memory or block is left.
    void assertClean() {
        assertEquals(3, session.range(3).count());
        until("task threads are idle", () -> taskThreads().allMatch(Bench::isIdle));
        until("memory is given back", () -> memory.used() == 0);
        assertEquals(0, workers.blocks().size(), "blocks left");
    }

    static void until(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("in vain waited until " + what + "; task threads:\n" + taskStacks());
            }
            Thread.onSpinWait();
        }
    }

    private static String taskStacks() {
        return taskThreads().map(thread -> thread.getName() + List.of(thread.getStackTrace()))
                .collect(Collectors.joining("\n"));
    }

    private static java.util.stream.Stream<Thread> taskThreads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("vonk-task-"));
    }

    /// A pool's thread without work waits for its queue.
    private static boolean isIdle(Thread thread) {
        return List.of(thread.getStackTrace()).stream()
                .noneMatch(frame -> frame.getClassName().startsWith("dev.vonk."));
    }

    @Override
    public void close() {
        kernel.close();
        session.stop();
    }
}
