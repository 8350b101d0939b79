package dev.vonk.runtime.operator;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.operator.rows.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Applies what joins above have published to the batches of a leaf. A filter that lets nearly everything pass is
/// dropped after a while.
final class LeafFilter {
    private static final int TRIAL_ROWS = 1 << 16;

    private static final class Entry {
        final int column;
        final int id;
        @Nullable
        KeyFilter filter;
        long rows;
        long kept;

        Entry(int column, int id) {
            this.column = column;
            this.id = id;
        }

        boolean isUseless() {
            return rows > TRIAL_ROWS && kept > rows / 10 * 9;
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private final RuntimeFilters published;
    private int[] all = new int[0];
    private int[] out = new int[0];

    /// @param filters output column place to filter id
    LeafFilter(Map<Integer, Integer> filters, RuntimeFilters published) {
        filters.forEach((column, id) -> entries.add(new Entry(column, id)));
        this.published = published;
    }

    /// The batch with fewer rows selected, perhaps none.
    Batch apply(Batch batch) {
        if (entries.isEmpty()) {
            return batch;
        }
        int before = batch.rowCount();
        int count = before;
        var rows = batch.selection();
        for (var entry : entries) {
            var filter = entry.filter == null ? published.find(entry.id) : entry.filter;
            if (filter == null || entry.isUseless() || count == 0) {
                continue;
            }
            entry.filter = filter;
            rows = rows == null ? identity(before) : rows;
            if (out.length < before) {
                out = new int[before];
            }
            int kept = filter.select(batch.column(entry.column), rows, count, out);
            entry.rows += count;
            entry.kept += kept;
            rows = out;
            count = kept;
        }
        return count == before || rows == null ? batch : batch.select(rows, count);
    }

    private int[] identity(int rows) {
        if (all.length < rows) {
            all = Columns.identity(rows);
        }
        return all;
    }
}
