package dev.vonk.runtime.operator;

import dev.vonk.runtime.data.Batch;

/// Lets the first rows after an offset pass, then wants no more.
final class LimitOperator implements Sink {
    private final Sink next;
    private long skip;
    private long left;

    LimitOperator(long limit, long offset, Sink next) {
        this.next = next;
        this.left = limit;
        this.skip = offset;
    }

    @Override
    public void push(Batch batch) {
        int rows = batch.rowCount();
        int from = (int) Math.min(skip, rows);
        int count = (int) Math.min(left, rows - from);
        skip -= from;
        left -= count;
        if (count > 0) {
            next.push(count == rows ? batch : batch.slice(from, count));
        }
    }

    @Override
    public void finish() {
        next.finish();
    }

    @Override
    public boolean satisfied() {
        return left == 0 || next.satisfied();
    }
}
