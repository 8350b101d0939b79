package dev.vonk.runtime.source;

import dev.vonk.runtime.data.Batch;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Batches one after the other. One thread. A batch is good until the next call.
public interface BatchReader extends AutoCloseable {
    /// The next batch, never empty; null at the end.
    @Nullable
    Batch next() throws IOException;

    /// Bytes read from outside so far.
    default long bytesRead() {
        return 0;
    }

    @Override
    void close() throws IOException;
}
