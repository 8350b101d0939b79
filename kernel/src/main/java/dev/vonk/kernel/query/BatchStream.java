package dev.vonk.kernel.query;

import dev.vonk.runtime.data.Batch;
import java.util.Iterator;
import java.util.Optional;

/// The rows of a running query. A batch is good until the next one is asked for; who keeps it takes it
/// [Batch#compact]ed. Closing it early stops the query.
public interface BatchStream extends Iterator<Batch>, AutoCloseable {
    /// What was done so far, also after the end; nothing where what runs the query does not tell.
    default Optional<RunReport> report() {
        return Optional.empty();
    }

    @Override
    void close();
}
