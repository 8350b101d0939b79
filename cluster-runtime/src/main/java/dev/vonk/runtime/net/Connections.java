package dev.vonk.runtime.net;

import io.vertx.core.Context;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// All connections of a process, and the clock that pings them and notices the silent ones. The clock has a thread of
/// its own, so that no work of anybody can delay it.
final class Connections implements AutoCloseable {
    private static final long LAST_WORDS_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Liveness liveness;
    private final Set<SocketConnection> all = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor clock;
    private long tickedNanos = System.nanoTime();

    Connections(Liveness liveness) {
        this.liveness = liveness;
        this.clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("vonk-liveness").daemon().factory());
        long period = liveness.pingEvery().toNanos();
        clock.scheduleAtFixedRate(this::tick, period, period, TimeUnit.NANOSECONDS);
    }

    void add(SocketConnection connection) {
        all.add(connection);
    }

    /// Its socket is closed.
    void remove(SocketConnection connection) {
        all.remove(connection);
        synchronized (all) {
            all.notifyAll();
        }
    }

    private void tick() {
        long now = System.nanoTime();
        boolean slept = now - tickedNanos > 3 * liveness.pingEvery().toNanos();
        tickedNanos = now;
        for (SocketConnection connection : all) {
            if (slept) {
                connection.excuse(now);
            }
            if (connection.isOpen() && !connection.isHandshake()) {
                check(connection);
            }
        }
    }

    private void check(SocketConnection connection) {
        try {
            connection.ping();
            if (isSilent(connection)) {
                suspect(connection);
            }
        } catch (RejectedExecutionException closed) {
            // Its event loop is no more, because the network is being closed; the clock must go on for the others.
            remove(connection);
        }
    }

    private boolean isSilent(SocketConnection connection) {
        return System.nanoTime() - connection.heardNanos() > liveness.deadAfter().toNanos();
    }

    /// Bytes may lie in the socket unread because the event loop was busy: it gets a round to read them first.
    private void suspect(SocketConnection connection) {
        connection.loop().schedule(() -> {
            if (isSilent(connection)) {
                Duration silence = Duration.ofNanos(System.nanoTime() - connection.heardNanos());
                connection.close(new CloseReason.Silent(silence));
            }
        }, 1, TimeUnit.MILLISECONDS);
    }

    /// Closes the connections of `owner` and gives their last frames a moment to go out.
    void closeOwnedBy(Object owner, String sentence) {
        close(connection -> connection.isOwnedBy(owner), sentence);
    }

    /// Closes all connections in the same way.
    void closeAll(String sentence) {
        close(connection -> true, sentence);
    }

    private void close(Predicate<SocketConnection> which, String sentence) {
        all.stream().filter(which).forEach(connection -> connection.close(sentence));
        if (Context.isOnEventLoopThread()) {
            return;
        }
        long deadline = System.nanoTime() + LAST_WORDS_NANOS;
        try {
            synchronized (all) {
                while (all.stream().anyMatch(which) && System.nanoTime() < deadline) {
                    all.wait(10);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
