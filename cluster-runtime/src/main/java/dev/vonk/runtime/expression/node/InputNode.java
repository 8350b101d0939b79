package dev.vonk.runtime.expression.node;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Vector;

/// A column of the batch; under a selection gathered dense, so that no loop above sees selections.
public final class InputNode implements Node {
    private final int index;
    private final Scratch scratch = new Scratch();

    public InputNode(int index) {
        this.index = index;
    }

    @Override
    public Vector evaluate(Batch batch) {
        return batch.dense(index, scratch);
    }
}
