package dev.vonk.runtime.cluster;

import dev.vonk.runtime.data.Batch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A running query: its result, batch by batch, in the order of the result's partitions. One consumer. Closing it
/// before the end stops it.
public interface Job extends AutoCloseable {
    /// The next batch, the caller's to keep; null at the end. Waits for it.
    ///
    /// @throws dev.vonk.runtime.data.DataException what the user can mend
    /// @throws java.util.concurrent.CancellationException where the job was cancelled or this thread interrupted
    @Nullable
    Batch next();

    /// Stops it; a waiting [#next] raises.
    void cancel();

    JobProgress progress();

    /// What its stages do, also those that have no work, since all they would make is there.
    List<ClusterEvent.StageOutline> outlines();

    @Override
    void close();
}
