package dev.vonk.kernel.encoding;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// Objects packed into batches, and batches unpacked.
public final class ObjectBatches {
    private ObjectBatches() {
    }

    /// Batches of the objects, made as they are asked for.
    public static <T> Iterator<Batch> pack(Iterator<? extends @Nullable T> objects, Encoder<T> encoder, int batchRows) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return objects.hasNext();
            }

            @Override
            public Batch next() {
                var builders = encoder.schema().fields().stream().map(field -> VectorBuilder.of(field.dataType(), 16))
                        .toArray(VectorBuilder[]::new);
                int rows = 0;
                while (rows < batchRows && objects.hasNext()) {
                    encoder.append(objects.next(), builders);
                    rows++;
                }
                if (rows == 0) {
                    throw new NoSuchElementException();
                }
                var columns = new Vector[builders.length];
                for (int i = 0; i < columns.length; i++) {
                    columns[i] = builders[i].build();
                }
                return Batch.of(rows, columns);
            }
        };
    }

    /// The objects of the rows that count.
    public static <T> Iterator<@Nullable T> unpack(Iterator<Batch> batches, Encoder<T> encoder) {
        return new Iterator<>() {
            private @Nullable Batch batch;
            private int at;

            @Override
            public boolean hasNext() {
                while ((batch == null || at >= batch.rowCount()) && batches.hasNext()) {
                    batch = batches.next();
                    at = 0;
                }
                return batch != null && at < batch.rowCount();
            }

            @Override
            public @Nullable T next() {
                if (!hasNext() || batch == null) {
                    throw new NoSuchElementException();
                }
                return encoder.read(batch, batch.row(at++));
            }
        };
    }
}
