package dev.vonk.runtime.plan;

import dev.vonk.runtime.code.pack.SerializedTypes;
import dev.vonk.runtime.code.pack.TypeTable;

/// Plans as they travel.
public final class PlanTypes implements SerializedTypes {
    @Override
    public void list(TypeTable table) {
        table.sealed(PhysicalPlan.class).sealed(Partitioning.class).add(JoinKind.class,
                PhysicalPlan.HashAggregate.Mode.class);
    }
}
