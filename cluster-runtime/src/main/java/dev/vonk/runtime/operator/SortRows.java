package dev.vonk.runtime.operator;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.expression.Evaluator;
import dev.vonk.runtime.expression.Evaluators;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.SortKey;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.operator.rows.Columns;
import dev.vonk.runtime.operator.sort.RowOrder;
import dev.vonk.runtime.operator.sort.RowSorter;
import dev.vonk.runtime.type.StructType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/// Rows on their way through a sort: the input's columns, and behind them those keys that are not columns of the
/// input, computed once.
final class SortRows {
    private final StructType schema;
    private final StructType extended;
    private final List<Evaluator> computed = new ArrayList<>();
    private final int[] keyColumns;
    private final RowOrder order;

    SortRows(StructType schema, List<SortKey> keys, EvaluationContext context) {
        this.schema = schema;
        this.order = RowOrder.of(keys);
        this.keyColumns = new int[keys.size()];
        var all = schema;
        for (int i = 0; i < keyColumns.length; i++) {
            var expression = keys.get(i).expression();
            if (expression instanceof Expression.InputReference reference) {
                keyColumns[i] = reference.index();
            } else {
                keyColumns[i] = all.size();
                all = all.add("key" + i, expression.type());
                computed.add(Evaluators.compile(expression, context));
            }
        }
        this.extended = all;
    }

    RowOrder order() {
        return order;
    }

    /// Where key `index` is among the columns of a batch with keys.
    int keyColumn(int index) {
        return keyColumns[index];
    }

    /// The input's columns.
    StructType schema() {
        return schema;
    }

    /// A batch with the computed keys behind its columns.
    Batch withKeys(Batch batch) {
        if (computed.isEmpty()) {
            return batch;
        }
        var columns = new Vector[extended.size()];
        for (int i = 0; i < schema.size(); i++) {
            columns[i] = batch.dense(i, Scratch.fresh());
        }
        for (int i = 0; i < computed.size(); i++) {
            columns[schema.size() + i] = computed.get(i).evaluate(batch);
        }
        return Batch.of(batch.rowCount(), columns);
    }

    /// The input's columns alone.
    Batch withoutKeys(Batch batch) {
        if (computed.isEmpty()) {
            return batch;
        }
        var columns = new Vector[schema.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = batch.column(i);
        }
        return batch.withColumns(columns);
    }

    /// The keys of a dense batch that has them.
    Vector[] keys(Batch batch) {
        var keys = new Vector[keyColumns.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = batch.column(keyColumns[i]);
        }
        return keys;
    }

    /// All rows of dense batches with keys, in one batch.
    Batch together(List<Batch> chunks) {
        return Columns.concatenate(chunks, extended);
    }

    /// The rows of dense batches with keys in order, in batches of at most `batchRows`.
    Iterable<Batch> sorted(List<Batch> chunks, int batchRows) {
        if (chunks.isEmpty()) {
            return List.of();
        }
        var all = together(chunks);
        var sorted = RowSorter.sort(keys(all), order, all.rowCount());
        return () -> new Iterator<>() {
            private int from;

            @Override
            public boolean hasNext() {
                return from < sorted.length;
            }

            @Override
            public Batch next() {
                int count = Math.min(batchRows, sorted.length - from);
                var rows = Arrays.copyOfRange(sorted, from, from + count);
                from += count;
                return take(all, rows, count);
            }
        };
    }

    /// Some rows of a dense batch, in that order, in new arrays.
    static Batch take(Batch all, int[] rows, int count) {
        var columns = new Vector[all.width()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = all.column(i).gather(rows, count, Scratch.fresh());
        }
        return Batch.of(count, columns);
    }
}
