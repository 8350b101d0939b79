package dev.vonk.runtime.operator;

import dev.vonk.runtime.data.Batch;

/// Where the inputs of a union meet: only the last one's end is the end.
final class UnionSink implements Sink {
    private final Sink next;
    private int inputsLeft;

    UnionSink(int inputs, Sink next) {
        this.inputsLeft = inputs;
        this.next = next;
    }

    @Override
    public void push(Batch batch) {
        next.push(batch);
    }

    @Override
    public void finish() {
        if (--inputsLeft == 0) {
            next.finish();
        }
    }

    @Override
    public boolean satisfied() {
        return next.satisfied();
    }
}
