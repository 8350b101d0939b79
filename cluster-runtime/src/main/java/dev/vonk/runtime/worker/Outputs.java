package dev.vonk.runtime.worker;

/// Which tries at the tasks of earlier stages count.
@FunctionalInterface
public interface Outputs {
    /// The try whose output is read of task `task` of the stage that wrote the exchange; negative where there is none.
    int attempt(int exchange, int task);
}
