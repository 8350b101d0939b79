package dev.vonk.runtime.operator;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.source.BatchReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// Reads readers one after the other and pushes their batches: the bottom of every fragment.
final class LeafDriver implements Driver {
    /// Opens the next reader when the one before is at its end.
    @FunctionalInterface
    interface Readers {
        /// The next reader; null where there is none left.
        @Nullable
        BatchReader open() throws IOException;
    }

    /// What to say where reading fails.
    @FunctionalInterface
    interface Complaint {
        RuntimeException of(IOException cause);
    }

    private final Readers readers;
    private final Complaint complaint;
    private final LeafFilter filter;
    private final Sink next;
    private final TaskMetrics metrics;
    private @Nullable BatchReader reader;
    private long readerBytes;

    LeafDriver(Readers readers, Complaint complaint, LeafFilter filter, Sink next, TaskMetrics metrics) {
        this.readers = readers;
        this.complaint = complaint;
        this.filter = filter;
        this.next = next;
        this.metrics = metrics;
    }

    @Override
    public boolean step() {
        var batch = next.satisfied() ? null : read();
        if (batch == null) {
            close();
            next.finish();
            return false;
        }
        metrics.rowsRead.add(batch.rowCount());
        var kept = filter.apply(batch);
        if (kept.rowCount() > 0) {
            next.push(kept);
        }
        return true;
    }

    private @Nullable Batch read() {
        try {
            while (true) {
                var open = reader;
                if (open == null) {
                    open = readers.open();
                    if (open == null) {
                        return null;
                    }
                    reader = open;
                    readerBytes = 0;
                }
                var batch = open.next();
                metrics.bytesRead.add(open.bytesRead() - readerBytes);
                readerBytes = open.bytesRead();
                if (batch != null) {
                    return batch;
                }
                reader = null;
                open.close();
            }
        } catch (IOException e) {
            throw complaint.of(e);
        }
    }

    @Override
    public void close() {
        var open = reader;
        reader = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot close an input: " + e.getMessage(), e);
            }
        }
    }
}
