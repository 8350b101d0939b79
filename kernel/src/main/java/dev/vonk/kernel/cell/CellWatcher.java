package dev.vonk.kernel.cell;

import dev.vonk.kernel.cell.dependency.Dependencies;

/// Is told about a cell while it runs.
public interface CellWatcher {

    /// Watches nothing.
    CellWatcher NONE = value -> {};

    /// The cell is now the one that an interrupt stops. Called on the thread that evaluates.
    default void started() {}

    /// The cell's code is about to run. Called on the thread of the cells.
    default void entered() {}

    /// What the cell has declared and read; told once, at its end, however it ends.
    default void depends(Dependencies dependencies) {}

    /// The cell has a value. Called on the thread of the cells while the cell still counts as running: presenting a
    /// lazy table computes it, which can fail and can be interrupted like any line of the cell.
    void present(CellOutcome.Value value);
}
