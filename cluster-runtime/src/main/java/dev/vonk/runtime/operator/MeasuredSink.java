package dev.vonk.runtime.operator;

import dev.vonk.runtime.data.Batch;

/// Stands between a node and what it pushes into: counts what passes, and says where the time is spent meanwhile.
///
/// @param node the one that pushes
/// @param above the one that is pushed into
record MeasuredSink(Sink next, NodeClock clock, int node, int above) implements Sink {
    @Override
    public void push(Batch batch) {
        clock.puts(node, batch.rowCount());
        int before = clock.enter(above);
        next.push(batch);
        clock.enter(before);
    }

    @Override
    public void finish() {
        int before = clock.enter(above);
        next.finish();
        clock.enter(before);
    }

    @Override
    public boolean satisfied() {
        return next.satisfied();
    }
}
