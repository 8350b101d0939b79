package dev.vonk.runtime.expression;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.Vector;

/// A literal.
final class ConstantEvaluator implements Evaluator {
    private ConstantVector last;

    /// @param value a flat vector of one row
    ConstantEvaluator(Vector value) {
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
