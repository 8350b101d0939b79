package dev.vonk.kernel.planner;

import dev.vonk.kernel.logical.NamedWindow;
import dev.vonk.kernel.logical.OneInput;
import dev.vonk.kernel.statistics.Estimator;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.expression.SortKey;
import dev.vonk.runtime.plan.Partitioning;
import dev.vonk.runtime.plan.PhysicalPlan;
import java.util.ArrayList;
import java.util.List;

/// Plans windows: rows of a partition together, in order, then the functions.
///
/// ```
/// Window [row_number()] partition by [a] order by [b]
/// +- Sort [a, b]
///    +- Exchange hash [a]
/// ```
///
/// Windows in a row share the exchange where the rows lie so already, and the sort where they are in that order.
final class WindowPlanner {
    private final Planner planner;
    private final Estimator estimator;

    WindowPlanner(Planner planner, Estimator estimator) {
        this.planner = planner;
        this.estimator = estimator;
    }

    Planned window(OneInput.Window window) {
        var input = planner.planned(window.child());
        var binding = Binding.to(window.child().output());
        var partition = binding.bind(window.partitionBy());
        var together = together(window, input, partition);
        var keys = new ArrayList<SortKey>();
        partition.forEach(key -> keys.add(new SortKey(key, true, true)));
        var order = binding.bindKeys(window.orderBy());
        keys.addAll(order);
        var sorted = isSorted(together.plan(), keys) ? together.plan() : new PhysicalPlan.Sort(together.plan(), keys);
        var calls = window.calls().stream().map(NamedWindow::call).map(binding::bind).toList();
        return together.with(new PhysicalPlan.Window(sorted, partition, order, calls, window.schema()));
    }

    /// The input with equal partition keys in one place.
    private Planned together(OneInput.Window window, Planned input, List<Expression> partition) {
        if (input.isOnePartition() || liesByKeys(input.distribution(), window.partitionBy())) {
            return input;
        }
        var dealt = planner.dealt(input.plan(), partition, estimator.rows(window.child()));
        if (dealt.partitioning() instanceof Partitioning.Single) {
            return Planned.onePartition(dealt);
        }
        var ids = new ArrayList<Long>();
        for (var key : window.partitionBy()) {
            if (key instanceof ColumnReference column) {
                ids.add(column.id());
            }
        }
        boolean known = ids.size() == window.partitionBy().size();
        return known ? new Planned(dealt, new Distribution.ByHash(ids)) : Planned.anyhow(dealt);
    }

    private static boolean liesByKeys(Distribution distribution, List<Expression> keys) {
        return distribution instanceof Distribution.ByHash(var ids) && !ids.isEmpty() && ids.stream().allMatch(
                id -> keys.stream().anyMatch(key -> key instanceof ColumnReference column && column.id() == id));
    }

    /// Whether rows come in the order of `keys` because a window below put them so; it leaves their places as they are.
    private static boolean isSorted(PhysicalPlan plan, List<SortKey> keys) {
        return keys.isEmpty() || switch (plan) {
            case PhysicalPlan.Window window -> isSorted(window.child(), keys);
            case PhysicalPlan.Sort sort ->
                sort.keys().size() >= keys.size() && sort.keys().subList(0, keys.size()).equals(keys);
            default -> false;
        };
    }
}
