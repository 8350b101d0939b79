package dev.vonk.runtime.expression.node;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.Vector;

/// A literal.
public final class ConstantNode implements Node {
    private ConstantVector last;

    /// @param value a flat vector of one row
    public ConstantNode(Vector value) {
        last = new ConstantVector(value, 1);
    }

    @Override
    public Vector evaluate(Batch batch) {
        if (last.length() != batch.rowCount()) {
            last = new ConstantVector(last.value(), batch.rowCount());
        }
        return last;
    }
}
