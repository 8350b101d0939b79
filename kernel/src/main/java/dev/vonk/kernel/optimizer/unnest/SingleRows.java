package dev.vonk.kernel.optimizer.unnest;

import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.OneInput;

/// Tells plans that give exactly one row, whatever their sources hold.
final class SingleRows {
    private SingleRows() {
    }

    static boolean isOne(LogicalPlan plan) {
        return switch (plan) {
            case OneInput.Aggregate aggregate -> aggregate.keys().isEmpty();
            case OneInput.Project project -> isOne(project.child());
            case OneInput.Sort sort -> isOne(sort.child());
            case OneInput.Hint hint -> isOne(hint.child());
            case OneInput.Repartition repartition -> isOne(repartition.child());
            case OneInput.Limit(long limit, long offset, var child) -> limit > 0 && offset == 0 && isOne(child);
            default -> false;
        };
    }
}
