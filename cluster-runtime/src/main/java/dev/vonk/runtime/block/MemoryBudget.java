package dev.vonk.runtime.block;

import java.util.concurrent.atomic.AtomicLong;

/// The bytes that the operators of one process may hold together. Reserved before they are allocated, in large steps.
public final class MemoryBudget {
    private final long limit;
    private final AtomicLong used = new AtomicLong();
    private final AtomicLong peak = new AtomicLong();

    /// @param limit bytes
    public MemoryBudget(long limit) {
        this.limit = limit;
    }

    /// Sixty percent of the largest heap this process may have.
    public static MemoryBudget ofHeap() {
        return new MemoryBudget(Runtime.getRuntime().maxMemory() / 10 * 6);
    }

    /// Reserves `bytes` more, or says no: then the caller spills something and asks again.
    public boolean reserve(long bytes) {
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
        peak.accumulateAndGet(used.addAndGet(bytes), Math::max);
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
