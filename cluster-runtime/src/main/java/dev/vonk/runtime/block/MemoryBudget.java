package dev.vonk.runtime.block;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// The bytes that the operators and blocks of one process may hold together. Reserved before they are allocated, in
/// large steps. Before it says no it asks each [Reclaimer], which puts blocks on disk.
public final class MemoryBudget {
    private final long limit;
    private final AtomicLong used = new AtomicLong();
    private final AtomicLong peak = new AtomicLong();
    private final List<Reclaimer> reclaimers = new CopyOnWriteArrayList<>();

    /// @param limit bytes
    public MemoryBudget(long limit) {
        this.limit = limit;
    }

    /// Sixty percent of the largest heap this process may have.
    public static MemoryBudget ofHeap() {
        return new MemoryBudget(Runtime.getRuntime().maxMemory() / 10 * 6);
    }

    /// Asks this one too when memory is short.
    void add(Reclaimer reclaimer) {
        reclaimers.add(reclaimer);
    }

    void remove(Reclaimer reclaimer) {
        reclaimers.remove(reclaimer);
    }

    /// Reserves `bytes` more, or says no: then the caller spills something and asks again. Holds no lock; the caller
    /// must hold none that reading or dropping a block needs.
    public boolean reserve(long bytes) {
        while (!tryReserve(bytes)) {
            if (bytes > limit || !reclaim(bytes)) {
                return tryReserve(bytes);
            }
        }
        return true;
    }

    private boolean reclaim(long bytes) {
        for (var reclaimer : reclaimers) {
            if (reclaimer.reclaim(Math.max(1, used.get() + bytes - limit)) > 0) {
                return true;
            }
        }
        return false;
    }

    private boolean tryReserve(long bytes) {
        long now = used.addAndGet(bytes);
        if (now > limit) {
            used.addAndGet(-bytes);
            return false;
        }
        peak.accumulateAndGet(now, Math::max);
        return true;
    }

    /// Reserves `bytes` more even beyond the limit: for what cannot be spilled any further.
    public void reserveAnyway(long bytes) {
        if (!reserve(bytes)) {
            peak.accumulateAndGet(used.addAndGet(bytes), Math::max);
        }
    }

    /// Gives `bytes` back.
    public void release(long bytes) {
        used.addAndGet(-bytes);
    }

    public long used() {
        return used.get();
    }

    /// The most that was reserved at one time.
    public long peak() {
        return peak.get();
    }

    public long limit() {
        return limit;
    }
}
