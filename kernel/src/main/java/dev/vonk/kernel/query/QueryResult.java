package dev.vonk.kernel.query;

import dev.vonk.runtime.cluster.Job;
import dev.vonk.runtime.cluster.JobProgress;
import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.type.StructType;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// The rows of a running query, batch by batch. Close it: a query whose result is not wanted any further stops.
public final class QueryResult implements AutoCloseable {
    private final Job job;
    private final StructType schema;
    private long skip;
    private long left;

    QueryResult(Job job, StructType schema, long skip, long left) {
        this.job = job;
        this.schema = schema;
        this.skip = skip;
        this.left = left;
    }

    public StructType schema() {
        return schema;
    }

    /// The next rows, the caller's to keep; null at the end. Waits for them.
    ///
    /// @throws dev.vonk.runtime.data.DataException what the user can mend
    /// @throws CancellationException where the query was cancelled or this thread interrupted
    public @Nullable Batch next() {
        while (left > 0) {
            var batch = nextOfJob();
            if (batch == null) {
                return null;
            }
            long rows = batch.rowCount();
            if (skip >= rows) {
                skip -= rows;
                continue;
            }
            int from = (int) skip;
            int count = (int) Math.min(left, rows - from);
            skip = 0;
            left -= count;
            return count == rows ? batch : batch.slice(from, count);
        }
        return null;
    }

    private @Nullable Batch nextOfJob() {
        try {
            return job.next();
        } catch (CancellationException e) {
            job.close();
            throw e;
        }
    }

    /// How far the query is.
    public JobProgress progress() {
        return job.progress();
    }

    @Override
    public void close() {
        job.close();
    }
}
