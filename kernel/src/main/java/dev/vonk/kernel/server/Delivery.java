package dev.vonk.kernel.server;

import dev.vonk.kernel.protocol.FromKernel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/// Hands what the kernel tells to its listeners, on one thread, in order.
final class Delivery {
    private final List<Consumer<FromKernel>> listeners = new CopyOnWriteArrayList<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> Thread.ofPlatform()
            .name("kernel-delivery").daemon().unstarted(() -> OutputCapture.delivering(work)));

    Runnable listen(Consumer<FromKernel> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// The one thread, for those who have more to do there than to tell.
    Executor thread() {
        return thread;
    }

    /// Tells a message by and by; nobody hears it any more once the kernel is closed.
    void publish(FromKernel message) {
        try {
            thread.execute(() -> tell(message));
        } catch (RejectedExecutionException closed) {
            return;
        }
    }

    /// Tells at once; only for the one thread.
    void tell(FromKernel message) {
        for (Consumer<FromKernel> listener : listeners) {
            try {
                listener.accept(message);
            } catch (RuntimeException failed) {
                // One front end's mistake must not silence the kernel for the others.
                Thread self = Thread.currentThread();
                self.getUncaughtExceptionHandler().uncaughtException(self, failed);
            }
        }
    }

    /// What was published before is still told.
    void shutdown() {
        thread.shutdown();
    }
}
