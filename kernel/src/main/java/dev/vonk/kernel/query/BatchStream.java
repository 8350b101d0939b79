package dev.vonk.kernel.query;

import dev.vonk.runtime.data.Batch;
import java.util.Iterator;

/// The rows of a running query. A batch is good until the next one is asked for. Closing it early stops the query.
public interface BatchStream extends Iterator<Batch>, AutoCloseable {
    @Override
    void close();
}
