package dev.vonk.runtime.source.parquet;

import dev.vonk.runtime.source.Statistics;
import dev.vonk.runtime.source.Statistics.ColumnStatistics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What the footers of a table's files say together. Bounds are bounds: a long text's may be cut.
final class TableStatistics {
    private @Nullable Object min;
    private @Nullable Object max;
    private boolean bounded = true;
    private boolean any;
    private long nulls;

    private TableStatistics() {
    }

    static Statistics of(ParquetSource source, int files) throws IOException {
        long rows = 0;
        for (int f = 0; f < files; f++) {
            rows += source.footer(f).footer().rows();
        }
        Map<Integer, ColumnStatistics> columns = new HashMap<>();
        for (int c = 0; c < source.schema().size(); c++) {
            var column = new TableStatistics();
            for (int f = 0; f < files; f++) {
                column.add(source.node(f, c), source.footer(f));
            }
            columns.put(c, column.result());
        }
        return new Statistics(OptionalLong.of(rows), columns);
    }

    private void add(@Nullable Node node, FileFooter file) {
        for (var group : file.footer().rowGroups()) {
            if (node == null) {
                nulls += nulls < 0 ? 0 : group.rows();
            } else if (node instanceof Node.Leaf leaf && leaf.isFlat()) {
                var bounds = group.columns().get(leaf.column()).bounds();
                long here = leaf.nullable() ? bounds.nulls() : 0;
                nulls = nulls < 0 || here < 0 ? -1 : nulls + here;
                if (here != group.rows()) {
                    widen(BoundValues.min(leaf, bounds), BoundValues.max(leaf, bounds));
                }
            } else {
                nulls = -1;
                bounded = false;
            }
        }
    }

    private void widen(@Nullable Object low, @Nullable Object high) {
        if (low == null || high == null) {
            bounded = false;
            return;
        }
        min = any && min != null && less(min, low) ? min : low;
        max = any && max != null && less(high, max) ? max : high;
        any = true;
    }

    private boolean less(Object left, Object right) {
        var order = BoundValues.compare(left, right);
        bounded &= order != null;
        return order != null && order < 0;
    }

    private ColumnStatistics result() {
        return new ColumnStatistics(bounded ? shown(min) : null, bounded ? shown(max) : null, nulls, -1);
    }

    /// Text goes out as a string; binary columns' bounds stay bytes, but are of no use to anybody.
    private static @Nullable Object shown(@Nullable Object value) {
        return value instanceof byte[] text ? new String(text, StandardCharsets.UTF_8) : value;
    }
}
