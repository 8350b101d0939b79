package dev.vonk.runtime.expression;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Vector;

/// An expression made ready to run by one thread: it owns the arrays of its results.
public interface Evaluator {
    /// The values for the rows of `batch` that count, dense (as long as [Batch#rowCount]), in any encoding. Good
    /// until the next call.
    Vector evaluate(Batch batch);
}
