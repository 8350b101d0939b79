package dev.vonk.kernel.client;

import dev.vonk.kernel.protocol.FromKernel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Who hears what a kernel tells and how the connection to it stands. Messages are told one at a time, and so are states.
final class Audience {
    private final List<Consumer<FromKernel>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<ConnectionState>> watchers = new CopyOnWriteArrayList<>();
    private final Object message = new Object();
    private final Object change = new Object();
    private ConnectionState state = new ConnectionState.Connecting();

    Runnable listen(Consumer<FromKernel> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    Runnable watch(Consumer<ConnectionState> watcher) {
        synchronized (change) {
            watchers.add(watcher);
            watcher.accept(state);
        }
        return () -> watchers.remove(watcher);
    }

    ConnectionState state() {
        synchronized (change) {
            return state;
        }
    }

    /// Tells a change; a connection that has ended never changes again.
    void tell(ConnectionState fresh) {
        synchronized (change) {
            if (state.equals(fresh) || state instanceof ConnectionState.Ended) {
                return;
            }
            state = fresh;
            watchers.forEach(watcher -> told(watcher, fresh));
        }
    }

    void tell(FromKernel said) {
        synchronized (message) {
            listeners.forEach(listener -> told(listener, said));
        }
    }

    /// One listener's mistake must not silence the kernel for the others.
    private static <T> void told(Consumer<T> listener, T news) {
        try {
            listener.accept(news);
        } catch (RuntimeException failed) {
            Thread self = Thread.currentThread();
            self.getUncaughtExceptionHandler().uncaughtException(self, failed);
        }
    }
}
