package dev.vonk.runtime.operator;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.expression.Selector;

/// Shrinks the selection to the rows for which the condition is true; copies nothing.
final class FilterOperator implements Sink {
    private final Selector condition;
    private final Sink next;
    private int[] rows = new int[0];

    FilterOperator(Selector condition, Sink next) {
        this.condition = condition;
        this.next = next;
    }

    @Override
    public void push(Batch batch) {
        if (rows.length < batch.rowCount()) {
            rows = new int[batch.rowCount()];
        }
        int count = condition.select(batch, rows);
        if (count == batch.rowCount()) {
            next.push(batch);
        } else if (count > 0) {
            next.push(batch.select(rows, count));
        }
    }

    @Override
    public void finish() {
        next.finish();
    }

    @Override
    public boolean satisfied() {
        return next.satisfied();
    }
}
