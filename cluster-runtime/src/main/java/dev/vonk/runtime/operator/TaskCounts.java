package dev.vonk.runtime.operator;

/// What a task has done, at one moment: [TaskMetrics] as a value.
///
/// @param rowsRead rows from sources, caches and exchanges
/// @param bytesRead bytes from outside
/// @param bytesFetched bytes of blocks from other workers
/// @param rowsWritten rows put out
/// @param bytesWritten bytes put out to exchanges or files
/// @param bytesSpilled bytes put aside on disk
public record TaskCounts(long rowsRead, long bytesRead, long bytesFetched, long rowsWritten, long bytesWritten,
        long bytesSpilled) {
    /// Nothing done yet.
    public static final TaskCounts ZERO = new TaskCounts(0, 0, 0, 0, 0, 0);

    /// Both together.
    public TaskCounts plus(TaskCounts more) {
        return new TaskCounts(rowsRead + more.rowsRead, bytesRead + more.bytesRead, bytesFetched + more.bytesFetched,
                rowsWritten + more.rowsWritten, bytesWritten + more.bytesWritten, bytesSpilled + more.bytesSpilled);
    }
}
