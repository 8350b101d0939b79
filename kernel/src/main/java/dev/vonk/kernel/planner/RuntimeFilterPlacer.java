package dev.vonk.kernel.planner;

import dev.vonk.runtime.data.PhysicalType;
import dev.vonk.runtime.expression.Expression.InputReference;
import dev.vonk.runtime.plan.JoinKind;
import dev.vonk.runtime.plan.PhysicalPlan;
import java.util.HashMap;
import java.util.Map;

/// Follows a column of a plan down to the scan that reads it, within the stage, and hangs a run-time filter there.
final class RuntimeFilterPlacer {
    private RuntimeFilterPlacer() {
    }

    /// `plan` with filter `id` on the scan of its output column `column`; the same object where there is no such scan.
    static PhysicalPlan place(PhysicalPlan plan, int column, int id) {
        return switch (plan) {
            case PhysicalPlan.Scan scan -> fits(scan, column) && !scan.runtimeFilters().containsKey(column)
                    ? new PhysicalPlan.Scan(scan.source(), scan.request(), scan.schema(),
                            with(scan.runtimeFilters(), column, id))
                    : scan;
            case PhysicalPlan.CachedScan scan -> fits(scan, column) && !scan.runtimeFilters().containsKey(column)
                    ? new PhysicalPlan.CachedScan(scan.cache(), scan.cached(), scan.columns(), scan.filters(),
                            scan.schema(),
                            with(scan.runtimeFilters(), column, id))
                    : scan;
            case PhysicalPlan.Filter filter -> below(filter, 0, column, id);
            case PhysicalPlan.Sort sort -> below(sort, 0, column, id);
            case PhysicalPlan.Project project -> project.expressions().get(column) instanceof InputReference reference
                    ? below(project, 0, reference.index(), id)
                    : project;
            case PhysicalPlan.HashJoin join -> throughJoin(join, column, id);
            case PhysicalPlan.Window _,PhysicalPlan.HashAggregate _,PhysicalPlan.NestedLoopJoin _,PhysicalPlan.MergeSorted _,PhysicalPlan.TopN _,PhysicalPlan.Limit _,PhysicalPlan.Union _,PhysicalPlan.Generate _,PhysicalPlan.Sample _,PhysicalPlan.MapPartitions _,PhysicalPlan.Write _,PhysicalPlan.WithSample _,PhysicalPlan.Exchange _,PhysicalPlan.ReadExchange _,PhysicalPlan.ReadCache _ ->
                plan;
        };
    }

    private static boolean fits(PhysicalPlan scan, int column) {
        return switch (PhysicalType.of(scan.schema().field(column).dataType())) {
            case BYTE, SHORT, INT, LONG -> true;
            case FLOAT, DOUBLE, DECIMAL128, BYTES, LIST, STRUCT -> false;
        };
    }

    private static Map<Integer, Integer> with(Map<Integer, Integer> filters, int column, int id) {
        var all = new HashMap<>(filters);
        all.put(column, id);
        return all;
    }

    private static PhysicalPlan below(PhysicalPlan plan, int child, int column, int id) {
        var before = plan.children().get(child);
        var after = place(before, column, id);
        if (after == before) {
            return plan;
        }
        var children = new java.util.ArrayList<>(plan.children());
        children.set(child, after);
        return plan.withChildren(children);
    }

    /// Only into the probe side: the build side is another stage.
    private static PhysicalPlan throughJoin(PhysicalPlan.HashJoin join, int column, int id) {
        int leftWidth = join.left().schema().size();
        boolean probesLeft = join.buildRight();
        boolean isLeft = column < leftWidth;
        boolean safe = join.kind() == JoinKind.INNER || join.kind() == JoinKind.LEFT_SEMI
                || join.kind() == JoinKind.LEFT_ANTI
                || probesLeft && join.kind() == JoinKind.LEFT_OUTER
                || !probesLeft && join.kind() == JoinKind.RIGHT_OUTER;
        if (!safe || isLeft != probesLeft) {
            return join;
        }
        return isLeft ? below(join, 0, column, id) : below(join, 1, column - leftWidth, id);
    }
}
