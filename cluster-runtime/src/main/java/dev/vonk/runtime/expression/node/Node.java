package dev.vonk.runtime.expression.node;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Vector;

/// A part of an expression made ready to run by one thread: it owns the arrays of its results.
@FunctionalInterface
public interface Node {
    /// The values for the rows of `batch` that count, dense, in any encoding. Good until the next call.
    Vector evaluate(Batch batch);
}
