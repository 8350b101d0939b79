package dev.vonk.runtime.block;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The bytes that the operators and blocks of one process may hold together. Reserved before they are allocated, in
/// large steps. Before it says no it asks the [Reclaimer], which puts blocks on disk.
public final class MemoryBudget {
    private final long limit;
    private final AtomicLong used = new AtomicLong();
    private final AtomicLong peak = new AtomicLong();
    private volatile @Nullable Reclaimer reclaimer;

    /// @param limit bytes
    public MemoryBudget(long limit) {
        this.limit = limit;
    }

    /// Sixty percent of the largest heap this process may have.
    public static MemoryBudget ofHeap() {
        return new MemoryBudget(Runtime.getRuntime().maxMemory() / 10 * 6);
    }

    /// Whom to ask when memory is short; null for nobody.
    void reclaimer(@Nullable Reclaimer other) {
        reclaimer = other;
    }

    /// Reserves `bytes` more, or says no: then the caller spills something and asks again. Holds no lock; the caller
    /// must hold none that reading or dropping a block needs.
    public boolean reserve(long bytes) {
        while (!tryReserve(bytes)) {
            var able = reclaimer;
            if (able == null || bytes > limit || able.reclaim(Math.max(1, used.get() + bytes - limit)) == 0) {
                return tryReserve(bytes);
            }
        }
        return true;
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
