package dev.vonk.kernel.encoding;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.data.Vector;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// Walks over rows that come sorted by key, group by group; key columns first, then the value's.
final class SortedGroups<K, V> {
    private final Iterator<Batch> batches;
    private final Encoder<K> key;
    private final Encoder<Row> keyRows;
    private final Encoder<V> value;
    private @Nullable Batch batch;
    private @Nullable Batch valueBatch;
    private int at;
    private @Nullable Row groupKey;
    private @Nullable K groupKeyObject;

    SortedGroups(Iterator<Batch> batches, Encoder<K> key, Encoder<V> value) {
        this.batches = batches;
        this.key = key;
        this.keyRows = ClassEncoders.of(key.schema());
        this.value = value;
    }

    /// Goes to the next group, past what is left of the last one.
    boolean nextGroup() {
        while (inGroup()) {
            at++;
        }
        if (!hasRow() || batch == null) {
            return false;
        }
        groupKey = keyRows.read(batch, batch.row(at));
        groupKeyObject = key.read(batch, batch.row(at));
        return true;
    }

    @SuppressWarnings("NullAway") // a key may be null, as any value of a user's type
    K key() {
        return groupKeyObject;
    }

    /// The values of the group, once.
    Iterator<V> values() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return inGroup();
            }

            @Override
            @SuppressWarnings("NullAway") // a value may be null
            public V next() {
                if (!inGroup() || batch == null || valueBatch == null) {
                    throw new NoSuchElementException();
                }
                return value.read(valueBatch, batch.row(at++));
            }
        };
    }

    private boolean hasRow() {
        while ((batch == null || at >= batch.rowCount()) && batches.hasNext()) {
            batch = batches.next();
            valueBatch = valuesOf(batch);
            at = 0;
        }
        return batch != null && at < batch.rowCount();
    }

    private boolean inGroup() {
        return groupKey != null && hasRow() && batch != null && groupKey.equals(keyRows.read(batch, batch.row(at)));
    }

    private Batch valuesOf(Batch all) {
        int width = key.schema().size();
        var columns = new Vector[all.width() - width];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = all.column(width + i);
        }
        return Batch.of(all.length(), columns);
    }
}
