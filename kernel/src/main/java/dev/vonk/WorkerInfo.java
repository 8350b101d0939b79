package dev.vonk;

import dev.vonk.runtime.cluster.WorkerStatus;
import java.util.Locale;

/// A worker that runs queries, or ran some, as one line of a list. Seen at one moment; ask again for newer numbers.
///
/// @param where its address; empty for the threads of this process
/// @param state `alive`, `draining` (it takes no new tasks), `left` or `lost`
/// @param slots how many tasks it runs at a time
/// @param running how many it runs now
/// @param memoryUsed bytes its tasks and blocks hold
/// @param memoryLimit bytes they may hold together
/// @param ended how it ended; empty while it is there
public record WorkerInfo(
        String name,
        String where,
        String state,
        int slots,
        int running,
        long memoryUsed,
        long memoryLimit,
        String ended) {

    /// The line for a worker.
    public static WorkerInfo of(WorkerStatus worker) {
        return new WorkerInfo(
                worker.name(),
                worker.where(),
                worker.state().name().toLowerCase(Locale.ROOT),
                worker.slots(),
                worker.running(),
                worker.memoryUsed(),
                worker.memoryLimit(),
                worker.reason());
    }
}
