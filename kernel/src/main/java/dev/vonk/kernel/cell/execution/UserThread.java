package dev.vonk.kernel.cell.execution;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;

/// The thread on which the code of cells runs, one call at a time.
///
/// It is not the thread that compiles: an interrupt that met the compiler while it reads a jar would close that jar
/// for good. It is the same thread for all cells, so that what a cell leaves in a `ThreadLocal` is there for the next.
public final class UserThread {

    private final BlockingQueue<Runnable> calls = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> abandoned = new CompletableFuture<>();
    private final Thread thread;

    public UserThread(ClassLoader loader) {
        thread = Thread.ofPlatform().name("cell").daemon().unstarted(this::serve);
        thread.setContextClassLoader(loader);
        thread.start();
    }

    /// Runs the call for a run of a cell and waits for it, however long.
    ///
    /// @throws Abandoned where the thread was given up meanwhile
    public <T> T call(long run, Callable<T> call) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        abandoned.thenRun(() -> result.completeExceptionally(new Abandoned()));
        calls.add(() -> complete(result, run, call));
        try {
            return result.join();
        } catch (CompletionException failed) {
            switch (failed.getCause()) {
                case Exception exception -> throw exception;
                case Error error -> throw error;
                case null, default -> throw failed;
            }
        }
    }

    public void interrupt() {
        thread.interrupt();
    }

    /// Gives up a thread that does not react: whoever waits for it is released, and the thread ends when it can.
    public void abandon() {
        abandoned.complete(null);
        calls.add(() -> {});
        thread.interrupt();
    }

    private <T> void complete(CompletableFuture<T> result, long run, Callable<T> call) {
        Checkpoint.enter(run);
        try {
            result.complete(call.call());
        } catch (Throwable thrown) {
            result.completeExceptionally(thrown);
        } finally {
            // An interrupt that came too late must not hit the next cell.
            Thread.interrupted();
        }
    }

    private void serve() {
        while (!abandoned.isDone()) {
            try {
                calls.take().run();
            } catch (InterruptedException late) {
                // Meant for a call that has ended; the loop's condition says whether the thread itself should end.
                continue;
            }
        }
    }

    /// The thread was given up while a call was under way.
    public static final class Abandoned extends Exception {
        private static final long serialVersionUID = 1L;

        Abandoned() {
            super("the thread of the cells was given up", null, false, false);
        }
    }
}
