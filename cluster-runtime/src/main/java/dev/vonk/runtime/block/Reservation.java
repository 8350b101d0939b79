package dev.vonk.runtime.block;

/// What one operator holds of the [MemoryBudget]: asked for in large steps, given back as a whole. One thread.
public final class Reservation implements AutoCloseable {
    private static final long LARGEST_STEP = 1L << 20;

    private final MemoryBudget budget;
    private final long step;
    private long reserved;

    public Reservation(MemoryBudget budget) {
        this.budget = budget;
        this.step = Math.max(1, Math.min(LARGEST_STEP, budget.limit() / 16));
    }

    /// Makes sure that `bytes` are reserved in all, or says no and keeps what it had: then the owner spills.
    public boolean cover(long bytes) {
        if (bytes <= reserved) {
            return true;
        }
        long more = roundedUp(bytes - reserved);
        if (!budget.reserve(more)) {
            return false;
        }
        reserved += more;
        return true;
    }

    /// Makes sure that `bytes` are reserved in all, beyond the limit if need be: for what cannot be spilled.
    public void coverAnyway(long bytes) {
        if (!cover(bytes)) {
            long more = roundedUp(bytes - reserved);
            budget.reserveAnyway(more);
            reserved += more;
        }
    }

    /// Gives back what is more than `bytes`.
    public void shrink(long bytes) {
        if (bytes < reserved) {
            budget.release(reserved - bytes);
            reserved = bytes;
        }
    }

    /// Leaves `bytes` of what is reserved to another owner, who will release them.
    public void handOver(long bytes) {
        if (bytes > reserved) {
            throw new IllegalStateException("handing over " + bytes + " of " + reserved + " bytes");
        }
        reserved -= bytes;
    }

    /// Bytes reserved now.
    public long reserved() {
        return reserved;
    }

    /// Gives everything back; may be called again, also after more was reserved.
    @Override
    public void close() {
        shrink(0);
    }

    private long roundedUp(long bytes) {
        return (bytes + step - 1) / step * step;
    }
}
