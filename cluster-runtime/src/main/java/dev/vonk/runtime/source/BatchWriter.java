package dev.vonk.runtime.source;

import dev.vonk.runtime.data.Batch;
import java.io.IOException;

/// Writes batches to one file. Closing finishes the file; [#abandon] leaves none behind.
public interface BatchWriter extends AutoCloseable {
    void write(Batch batch) throws IOException;

    /// Bytes written so far.
    long bytesWritten();

    @Override
    void close() throws IOException;

    /// Gives up: closes and deletes what was written.
    void abandon() throws IOException;
}
