package dev.vonk.runtime.cluster;

import dev.vonk.runtime.code.Broadcast;
import dev.vonk.runtime.data.DataException;
import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The broadcasts of a session. One that nobody can reach any more is freed as if it had been destroyed.
final class BroadcastHome implements Broadcast.Home {
    private static final AtomicLong LAST = new AtomicLong();
    private static final Cleaner CLEANER = Cleaner
            .create(work -> Thread.ofPlatform().daemon().name("vonk-broadcasts").unstarted(work));

    private final Workers workers;

    BroadcastHome(Workers workers) {
        this.workers = workers;
    }

    <T> Broadcast<T> broadcast(@Nullable T value) {
        if (value == null) {
            throw new DataException("BROADCAST_NULL", "There is nothing to broadcast: the value is null.");
        }
        long id = LAST.incrementAndGet();
        workers.share(id, value);
        var broadcast = Broadcast.of(id, value, this);
        CLEANER.register(broadcast, () -> workers.unshare(id, "a place unknown (nothing held it any more)"));
        return broadcast;
    }

    @Override
    public void unpersist(long id) {
        workers.unshare(id, null);
    }

    @Override
    public void destroy(long id, String place) {
        workers.unshare(id, place);
    }
}
