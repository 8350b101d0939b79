package dev.vonk.kernel.query;

import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.runtime.plan.PhysicalPlan;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/// The frames that shall be kept once computed, and the plan that computes each.
final class CachedFrames {
    private final AtomicLong last = new AtomicLong();
    private final Map<Long, LogicalPlan> plans = new ConcurrentHashMap<>();
    private final Map<Long, PhysicalPlan> physical = new ConcurrentHashMap<>();

    long add(LogicalPlan plan) {
        long id = last.incrementAndGet();
        plans.put(id, plan);
        return id;
    }

    void remove(long id) {
        plans.remove(id);
        physical.remove(id);
    }

    boolean contains(long id) {
        return plans.containsKey(id);
    }

    /// The plan that makes the frame: the same object each time, made by `planner` the first time.
    PhysicalPlan physical(long id, Function<LogicalPlan, PhysicalPlan> planner) {
        var known = physical.get(id);
        if (known == null) {
            var plan = plans.get(id);
            if (plan == null) {
                throw new IllegalStateException("cached frame #" + id + " is not known");
            }
            var made = planner.apply(plan);
            known = physical.putIfAbsent(id, made);
            known = known == null ? made : known;
        }
        return known;
    }
}
