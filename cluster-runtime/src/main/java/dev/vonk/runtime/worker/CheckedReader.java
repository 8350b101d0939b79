package dev.vonk.runtime.worker;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.BatchShape;
import dev.vonk.runtime.source.BatchReader;
import dev.vonk.runtime.type.StructType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Batches from another worker, each checked to have the columns that operators take for granted.
///
/// @param what is read, for messages
record CheckedReader(BatchReader reader, String what, StructType schema) implements BatchReader {
    @Override
    public @Nullable Batch next() throws IOException {
        var batch = reader.next();
        if (batch != null) {
            try {
                BatchShape.check(batch, schema);
            } catch (IOException e) {
                throw new LostBlockException(what + " is not what it should be: " + e.getMessage(), e);
            }
        }
        return batch;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
