package dev.vonk.kernel.cell.execution;

import java.io.Serial;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.atomic.AtomicLong;

/// Where woven code asks whether it should go on. [Weaver] puts a call of [#pass] into every loop and every method
/// of a cell, so that even `while (true) {}` and a loop that catches `Throwable` can be stopped.
///
/// A run of a cell has a number. The thread that runs the cell and the threads it starts carry that number, and only
/// they stop when the run is stopped: a background thread of an earlier cell goes on. Fork-join workers are shared by
/// all runs and cannot say whose work they do; they stop with any run.
///
/// On a thread of the engine (a task that runs a user's lambda) there is no run. Such a thread stops when it is
/// interrupted, which is how the engine cancels a task.
public final class Checkpoint {

    private static final String ENGINE_PACKAGE = "dev.vonk.runtime.";
    private static final AtomicLong LAST_RUN = new AtomicLong();
    private static final InheritableThreadLocal<Long> RUN = new InheritableThreadLocal<>();
    private static final Set<Long> STOPPED_RUNS = ConcurrentHashMap.newKeySet();

    private static volatile boolean anyStopped;

    private Checkpoint() {}

    /// Called by woven code; returns at once unless something is being stopped.
    ///
    /// @throws Stop where the calling thread should end
    public static void pass() {
        if (anyStopped || Thread.currentThread().isInterrupted()) {
            stopIfMeant();
        }
    }

    /// A number for a run that is about to begin.
    public static long newRun() {
        return LAST_RUN.incrementAndGet();
    }

    /// Marks the calling thread, and the threads it will start, as belonging to a run.
    public static void enter(long run) {
        RUN.set(run);
    }

    public static void stop(long run) {
        STOPPED_RUNS.add(run);
        anyStopped = true;
    }

    public static boolean isStopped(long run) {
        return STOPPED_RUNS.contains(run);
    }

    /// Ends the stopping of a run; threads of it that have not noticed go on.
    public static void forget(long run) {
        STOPPED_RUNS.remove(run);
        anyStopped = !STOPPED_RUNS.isEmpty();
    }

    private static void stopIfMeant() {
        Thread thread = Thread.currentThread();
        Long run = RUN.get();
        boolean stopped = run != null && STOPPED_RUNS.contains(run);
        boolean sharedWorker = anyStopped && thread instanceof ForkJoinWorkerThread;
        if (stopped || sharedWorker || (thread.isInterrupted() && runsForTheEngine())) {
            throw new Stop();
        }
    }

    /// A user's own thread may well use the interrupted flag for itself and must not be stopped by it; a task of the
    /// engine has the engine's frames below it.
    private static boolean runsForTheEngine() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().startsWith(ENGINE_PACKAGE)));
    }

    /// Ends a stopped thread. An error rather than an exception, so that few catch it; those who do are stopped again
    /// at their next loop.
    public static final class Stop extends Error {
        @Serial
        private static final long serialVersionUID = 1L;

        public Stop() {
            super("stopped by an interrupt", null, false, false);
        }
    }
}
