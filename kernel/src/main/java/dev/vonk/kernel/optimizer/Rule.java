package dev.vonk.kernel.optimizer;

import dev.vonk.kernel.logical.LogicalPlan;

/// One way to make a plan cheaper. The result has the same output columns, by id and in order.
interface Rule {
    /// What it is called when it is switched off or shown.
    default String name() {
        return getClass().getSimpleName();
    }

    /// The better plan; the same object where nothing is to be gained.
    LogicalPlan apply(LogicalPlan plan);
}
