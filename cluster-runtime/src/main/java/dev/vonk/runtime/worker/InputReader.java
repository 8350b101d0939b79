package dev.vonk.runtime.worker;

import dev.vonk.runtime.block.CorruptBlockException;
import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.source.BatchReader;
import dev.vonk.runtime.source.SlicedReader;
import dev.vonk.runtime.stage.TaskFailure;
import dev.vonk.runtime.stage.TaskOutput;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads the output of one task of another stage, wherever it lies; opened when it is first read or sooner
/// ([ReadAhead]). What cannot be read is a [LostInputException].
final class InputReader extends SlicedReader {
    private final Supplier<BatchReader> opener;
    private final int stage;
    private final TaskOutput output;
    private @Nullable BatchReader reader;
    private boolean closed;
    private @Nullable ReadAhead ahead;

    /// @param columns places of those that are wanted; null for all
    /// @param batchRows the most rows of a batch
    InputReader(Supplier<BatchReader> opener, int stage, TaskOutput output, @Nullable List<Integer> columns,
            int batchRows) {
        super(columns, batchRows);
        this.opener = opener;
        this.stage = stage;
        this.output = output;
    }

    void ahead(ReadAhead others) {
        ahead = others;
    }

    /// Begins to fetch.
    BatchReader open() {
        var open = reader;
        if (open == null) {
            try {
                open = opener.get();
            } catch (LostBlockException e) {
                throw lost(e);
            }
            reader = open;
        }
        return open;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    protected @Nullable Batch load() throws IOException {
        if (ahead != null) {
            ahead.reading(this);
        }
        try {
            return open().next();
        } catch (LostBlockException e) {
            throw lost(e);
        } catch (CorruptBlockException e) {
            throw lost(e);
        }
    }

    private LostInputException lost(Exception e) {
        return new LostInputException(
                new TaskFailure.LostBlocks(stage, List.of(output), String.valueOf(e.getMessage())), e);
    }

    @Override
    public void close() throws IOException {
        closed = true;
        super.close();
        var open = reader;
        if (open != null) {
            open.close();
        }
    }
}
