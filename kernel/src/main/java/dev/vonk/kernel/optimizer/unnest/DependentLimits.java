package dev.vonk.kernel.optimizer.unnest;

import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.OneInput.Limit;

/// The first rows for each outer row.
final class DependentLimits {
    private DependentLimits() {
    }

    static LogicalPlan beside(Outer outer, Limit limit) {
        if (limit.limit() == Long.MAX_VALUE && limit.offset() == 0) {
            return Dependent.beside(outer, limit.child());
        }
        throw Unsupported.node(limit);
    }
}
