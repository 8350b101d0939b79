package dev.vonk.runtime.operator;

import dev.vonk.runtime.data.Batch;

/// Takes batches: an operator seen from the one before it, or the end of a fragment. One thread.
public interface Sink {
    /// Takes a batch in; it is good only until this call returns.
    void push(Batch batch);

    /// No more batches come. Called once, after which what was held back is pushed on and finished.
    void finish();

    /// Whether further batches would make no difference, so that the driver may stop and finish.
    default boolean satisfied() {
        return false;
    }
}
