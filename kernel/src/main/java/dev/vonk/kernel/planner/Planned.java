package dev.vonk.kernel.planner;

import dev.vonk.runtime.plan.PhysicalPlan;

/// A physical plan and how its rows lie.
record Planned(PhysicalPlan plan, Distribution distribution) {
    static Planned anyhow(PhysicalPlan plan) {
        return new Planned(plan, new Distribution.Anyhow());
    }

    static Planned onePartition(PhysicalPlan plan) {
        return new Planned(plan, new Distribution.OnePartition());
    }

    boolean isOnePartition() {
        return distribution instanceof Distribution.OnePartition;
    }

    /// The same distribution under a step that moves no rows between partitions.
    Planned with(PhysicalPlan other) {
        return new Planned(other, distribution);
    }
}
