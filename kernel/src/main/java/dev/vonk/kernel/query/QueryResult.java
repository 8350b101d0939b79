package dev.vonk.kernel.query;

import dev.vonk.runtime.cluster.Job;
import dev.vonk.runtime.cluster.ResultSize;
import dev.vonk.runtime.data.Batch;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// The rows of a job, less those before an offset and behind a limit.
final class QueryResult implements BatchStream {
    private final Job job;
    private long skip;
    private long left;
    private final long maxBytes;
    private final Runnable whenEnough;
    private long bytes;
    private @Nullable Batch ahead;

    /// @param maxBytes how many bytes may pass in all
    /// @param whenEnough told where the limit is reached
    QueryResult(Job job, long skip, long left, long maxBytes, Runnable whenEnough) {
        this.whenEnough = whenEnough;
        this.maxBytes = maxBytes;
        this.job = job;
        this.skip = skip;
        this.left = left;
    }

    @Override
    public boolean hasNext() {
        if (ahead == null) {
            ahead = advance();
        }
        return ahead != null;
    }

    @Override
    public Batch next() {
        if (!hasNext() || ahead == null) {
            throw new NoSuchElementException();
        }
        var batch = ahead;
        ahead = null;
        return batch;
    }

    private @Nullable Batch advance() {
        while (left > 0) {
            var batch = nextOfJob();
            if (batch == null) {
                return null;
            }
            int rows = batch.rowCount();
            bytes += batch.bytes();
            if (bytes > maxBytes) {
                job.close();
                throw ResultSize.exceeded(maxBytes);
            }
            if (skip >= rows) {
                skip -= rows;
                continue;
            }
            int from = (int) skip;
            int count = (int) Math.min(left, rows - from);
            skip = 0;
            left -= count;
            if (left == 0) {
                whenEnough.run();
            }
            return count == rows ? batch : batch.slice(from, count);
        }
        job.close();
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

    @Override
    public Optional<RunReport> report() {
        return Optional.of(new RunReport(job.progress(), job.outlines()));
    }

    @Override
    public void close() {
        job.close();
    }
}
