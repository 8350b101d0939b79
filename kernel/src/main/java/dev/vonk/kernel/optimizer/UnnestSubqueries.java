package dev.vonk.kernel.optimizer;

import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.optimizer.unnest.Unnesting;

/// Subqueries become joins, aggregates and projections.
///
/// ```
/// Filter x < value                              Filter x < value
/// +- Apply Scalar AS value                      +- Join LeftOuter on l.k = k
///    :- Scan l [k, x]                 ->           :- Scan l [k, x]
///    +- Aggregate calls [max(y)]                   +- Aggregate keys [k] calls [max(y)]
///       +- Filter r.k = l.k                           +- Scan r [k, y]
///          +- Scan r [k, y]
/// ```
final class UnnestSubqueries implements Rule {
    @Override
    public LogicalPlan apply(LogicalPlan plan) {
        return Unnesting.unnest(plan);
    }
}
