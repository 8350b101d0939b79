package dev.vonk.kernel.optimizer;

import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.optimizer.join.JoinOrdering;
import dev.vonk.kernel.statistics.Estimator;

/// Joins in the order that makes the fewest rows.
///
/// ```
/// Join a.y = c.y                      Join a.y = b.y AND a.x = c.x ...
/// +- Join a.x = b.x          ->       +- Join, the two that shrink each other most
///    :- Scan a                           :- ...
///    +- Scan b                           +- ...
/// +- Scan c
/// ```
final class OrderJoins implements Rule {
    private final Estimator estimator;

    OrderJoins(Estimator estimator) {
        this.estimator = estimator;
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan) {
        return new JoinOrdering(estimator).ordered(plan);
    }
}
