package dev.vonk.runtime.operator;

import java.util.ArrayList;
import java.util.List;

/// What a task has done, at one moment: [TaskMetrics] as a value.
///
/// @param rowsRead rows from sources, caches and exchanges
/// @param bytesRead bytes from outside
/// @param bytesFetched bytes of blocks from other workers
/// @param rowsWritten rows put out
/// @param bytesWritten bytes put out to exchanges or files
/// @param bytesSpilled bytes put aside on disk
/// @param nodes what each node of the fragment did, in pre-order; empty where nothing is known of them
/// @param outputNanos time spent where the output goes: dealing out rows, packing, writing
public record TaskCounts(long rowsRead, long bytesRead, long bytesFetched, long rowsWritten, long bytesWritten,
        long bytesSpilled, List<NodeCounts> nodes, long outputNanos) {
    /// Nothing done yet.
    public static final TaskCounts ZERO = new TaskCounts(0, 0, 0, 0, 0, 0, List.of(), 0);

    public TaskCounts {
        nodes = List.copyOf(nodes);
    }

    /// Both together.
    public TaskCounts plus(TaskCounts more) {
        return new TaskCounts(rowsRead + more.rowsRead, bytesRead + more.bytesRead, bytesFetched + more.bytesFetched,
                rowsWritten + more.rowsWritten, bytesWritten + more.bytesWritten, bytesSpilled + more.bytesSpilled,
                sum(nodes, more.nodes), outputNanos + more.outputNanos);
    }

    /// Node by node; of the same fragment, or nothing is known on one side.
    private static List<NodeCounts> sum(List<NodeCounts> some, List<NodeCounts> more) {
        if (some.isEmpty() || more.isEmpty()) {
            return some.isEmpty() ? more : some;
        }
        var sums = new ArrayList<NodeCounts>(some.size());
        for (int i = 0; i < some.size(); i++) {
            sums.add(some.get(i).plus(more.get(i)));
        }
        return sums;
    }
}
