package dev.vonk.runtime.operator;

/// Moves a fragment forward: reads one batch of a leaf and pushes it through. A loop of steps is a task; between
/// steps the caller looks for cancellation.
public interface Driver extends AutoCloseable {
    /// One step. False when all is done and the sink has been finished; not to be called again then.
    boolean step();

    /// Frees what is held; also after a failure, when not all steps were made.
    @Override
    void close();
}
