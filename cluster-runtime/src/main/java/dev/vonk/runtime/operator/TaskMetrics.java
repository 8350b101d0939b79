package dev.vonk.runtime.operator;

import java.util.concurrent.atomic.LongAdder;

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

    /// The counts as they are now.
    public TaskCounts counts() {
        return new TaskCounts(rowsRead.sum(), bytesRead.sum(), bytesFetched.sum(), rowsWritten.sum(),
                bytesWritten.sum(), bytesSpilled.sum());
    }
}
