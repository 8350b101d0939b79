package dev.vonk.runtime.operator;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// What a task has done so far; read by others while it runs.
public final class TaskMetrics {
    /// Rows read from sources, caches and exchanges.
    public final LongAdder rowsRead = new LongAdder();
    /// Bytes read from outside.
    public final LongAdder bytesRead = new LongAdder();
    /// Bytes of blocks fetched from other workers.
    public final LongAdder bytesFetched = new LongAdder();
    /// Rows put out.
    public final LongAdder rowsWritten = new LongAdder();
    /// Bytes put out: to exchanges or files.
    public final LongAdder bytesWritten = new LongAdder();
    /// Bytes spilled to disk.
    public final LongAdder bytesSpilled = new LongAdder();

    private volatile @Nullable NodeClock clock;

    /// A clock for a fragment of so many nodes, read with the other counts from now on.
    NodeClock clock(int nodes) {
        var made = new NodeClock(nodes);
        clock = made;
        return made;
    }

    /// The counts as they are now.
    public TaskCounts counts() {
        var nodes = clock;
        return new TaskCounts(rowsRead.sum(), bytesRead.sum(), bytesFetched.sum(), rowsWritten.sum(),
                bytesWritten.sum(), bytesSpilled.sum(), nodes == null ? List.of() : nodes.counts(),
                nodes == null ? 0 : nodes.outputNanos());
    }
}
