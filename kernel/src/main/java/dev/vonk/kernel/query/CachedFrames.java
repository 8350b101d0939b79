package dev.vonk.kernel.query;

import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.runtime.plan.PhysicalPlan;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;

/// The frames that shall be kept once computed, and the plan that computes each.
final class CachedFrames {
    private final Map<LogicalPlan, Long> ids = new IdentityHashMap<>();
    private final Map<Long, LogicalPlan> plans = new HashMap<>();
    private final Map<Long, PhysicalPlan> physical = new HashMap<>();
    private long last;

    synchronized void add(LogicalPlan plan) {
        if (!ids.containsKey(plan)) {
            ids.put(plan, ++last);
            plans.put(last, plan);
        }
    }

    /// The id of the frame that exactly this plan object makes.
    synchronized OptionalLong find(LogicalPlan plan) {
        var id = ids.get(plan);
        return id == null ? OptionalLong.empty() : OptionalLong.of(id);
    }

    synchronized boolean contains(long id) {
        return plans.containsKey(id);
    }

    synchronized List<Long> ids() {
        return List.copyOf(plans.keySet());
    }

    synchronized void remove(long id) {
        ids.remove(plans.remove(id));
        physical.remove(id);
    }

    /// The plan that makes the frame: the same object each time, made by `planner` the first time.
    synchronized PhysicalPlan physical(long id, Function<LogicalPlan, PhysicalPlan> planner) {
        var known = physical.get(id);
        if (known == null) {
            var plan = plans.get(id);
            if (plan == null) {
                throw new IllegalStateException("cached frame #" + id + " is not known");
            }
            known = planner.apply(plan);
            physical.put(id, known);
        }
        return known;
    }
}
