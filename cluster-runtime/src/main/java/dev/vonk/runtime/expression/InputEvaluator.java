package dev.vonk.runtime.expression;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Vector;

/// A column of the batch; under a selection gathered dense, so that no loop above sees selections.
final class InputEvaluator implements Evaluator {
    private final int index;
    private final Scratch scratch = new Scratch();

    InputEvaluator(int index) {
        this.index = index;
    }

    @Override
    public Vector evaluate(Batch batch) {
        return batch.dense(index, scratch);
    }
}
