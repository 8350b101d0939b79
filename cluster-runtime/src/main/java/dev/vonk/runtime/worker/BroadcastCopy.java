package dev.vonk.runtime.worker;

import dev.vonk.runtime.block.MemoryBudget;
import dev.vonk.runtime.code.Broadcast;
import dev.vonk.runtime.code.classes.WorkerClasses;
import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// The value of one broadcast in a worker process: its bytes, for other workers, and what was made of them for each
/// loader of users' classes. The one asked for last is kept; others as long as functions have them.
final class BroadcastCopy {
    private final long id;
    private final MemoryBudget memory;
    private final CompletableFuture<BroadcastTransfer> arrived = new CompletableFuture<>();
    private final Map<ClassLoader, WeakReference<Object>> values = new WeakHashMap<>();
    private final Set<Broadcast<?>> users = Collections.newSetFromMap(new WeakHashMap<>());
    /// Read by nobody: keeps it from being collected.
    @SuppressWarnings("UnusedVariable")
    private @Nullable Object latest;
    private long reserved;
    private boolean closed;

    BroadcastCopy(long id, MemoryBudget memory) {
        this.id = id;
        this.memory = memory;
    }

    long id() {
        return id;
    }

    void complete(BroadcastTransfer transfer) {
        arrived.complete(transfer);
    }

    void fail(Throwable reason) {
        close();
        arrived.completeExceptionally(reason);
    }

    /// Counts bytes that it takes, in place of what it took before.
    synchronized void reserve(long bytes) {
        if (!closed) {
            memory.release(reserved);
            reserved = bytes;
            memory.reserveAnyway(bytes);
        }
    }

    /// Its bytes; null where they have not come.
    byte @Nullable [] bytes() {
        return arrived.isDone() && !arrived.isCompletedExceptionally() ? arrived.join().bytes() : null;
    }

    /// Waits for the value, which is made once for each loader.
    Object value(Broadcast<?> user, ClassLoader loader, WorkerClasses classes)
            throws InterruptedException, ExecutionException {
        var transfer = arrived.get();
        synchronized (values) {
            var key = transfer.environment().isEmpty() ? BroadcastCopy.class.getClassLoader() : loader;
            var known = values.get(key);
            var value = known == null ? null : known.get();
            if (value == null) {
                value = classes.unpackFor(transfer.code(), loader);
                values.put(key, new WeakReference<>(value));
            }
            latest = value;
            users.add(user);
            return value;
        }
    }

    /// Lets go of it; functions that run keep what they have.
    void close() {
        synchronized (this) {
            closed = true;
            memory.release(reserved);
            reserved = 0;
        }
        synchronized (values) {
            users.forEach(Broadcast::forget);
            users.clear();
            values.clear();
            latest = null;
        }
    }
}
