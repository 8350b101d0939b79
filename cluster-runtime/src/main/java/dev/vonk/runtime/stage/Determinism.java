package dev.vonk.runtime.stage;

import dev.vonk.runtime.data.PhysicalType;
import dev.vonk.runtime.expression.AggregateCall;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.SortKey;
import dev.vonk.runtime.plan.Partitioning;
import dev.vonk.runtime.plan.PhysicalPlan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Whether a task gives the same rows when it is run again.
///
/// Sources answer the same each time and rows keep their order through filters and projections. A hash table's order
/// depends on how much of it was spilled, so that whoever goes by order (the first rows, rows in turn, seeded random
/// numbers) may choose others the second time. Where the answer is not known it is no. A user's function is trusted.
public final class Determinism {
    private boolean byOrder;
    private boolean looseOrder;
    private boolean random;

    private Determinism() {
    }

    /// Whether a second run of a task of `stage` may give other rows.
    public static boolean isIndeterminate(Stage stage) {
        var found = new Determinism();
        found.look(stage.fragment());
        if (stage.output() instanceof StageOutput.ToExchange(var _, Partitioning.RoundRobin(int partitions))
                && partitions > 1) {
            found.byOrder = true;
        }
        return found.random || found.byOrder && found.looseOrder;
    }

    /// Whether a second run of a task of `stage` gives not only the same rows but the same batches in the same order.
    public static boolean isRepeatable(Stage stage) {
        var found = new Determinism();
        found.look(stage.fragment());
        return !found.random && !found.looseOrder;
    }

    private void look(PhysicalPlan plan) {
        switch (plan) {
            case PhysicalPlan.Limit _,PhysicalPlan.Sample _ -> byOrder = true;
            case PhysicalPlan.TopN top -> byOrder |= !isByAllColumns(top);
            case PhysicalPlan.HashAggregate _,PhysicalPlan.HashJoin _,PhysicalPlan.NestedLoopJoin _,PhysicalPlan.ReadExchange _ ->
                looseOrder = true;
            // rows that tie in the order are numbered as they came
            case PhysicalPlan.Window _ -> byOrder = true;
            case PhysicalPlan.Scan _,PhysicalPlan.CachedScan _,PhysicalPlan.ReadCache _,PhysicalPlan.Filter _,PhysicalPlan.Project _,PhysicalPlan.Sort _,PhysicalPlan.MergeSorted _,PhysicalPlan.Union _,PhysicalPlan.Generate _,PhysicalPlan.MapPartitions _,PhysicalPlan.Write _,PhysicalPlan.WithSample _,PhysicalPlan.Exchange _ ->
                {
                }
        }
        expressions(plan).forEach(this::look);
        // a sample moves bounds only, and those the same way whatever its order
        var rows = plan instanceof PhysicalPlan.WithSample sampled ? List.of(sampled.child()) : plan.children();
        rows.forEach(this::look);
    }

    /// Whether rows that tie are the same, so that it does not matter which of them come in. Floating numbers tie that
    /// differ: 0.0 and -0.0.
    private static boolean isByAllColumns(PhysicalPlan.TopN top) {
        var columns = new BitSet();
        for (var key : top.keys()) {
            if (key.expression() instanceof Expression.InputReference column && isExact(column)) {
                columns.set(column.index());
            }
        }
        return columns.cardinality() == top.schema().size();
    }

    private static boolean isExact(Expression expression) {
        return switch (PhysicalType.of(expression.type())) {
            case BYTE, SHORT, INT, LONG, DECIMAL128, BYTES -> true;
            case FLOAT, DOUBLE, LIST, STRUCT -> false;
        };
    }

    private void look(Expression expression) {
        if (expression instanceof Expression.Call call && !call.function().deterministic()) {
            if (call.arguments().isEmpty()) {
                random = true;
            } else {
                byOrder = true;
            }
        }
        expression.children().forEach(this::look);
    }

    private static List<Expression> expressions(PhysicalPlan plan) {
        return switch (plan) {
            case PhysicalPlan.Filter filter -> List.of(filter.condition());
            case PhysicalPlan.Project project -> project.expressions();
            case PhysicalPlan.HashAggregate aggregate -> {
                var all = new ArrayList<>(aggregate.keys());
                aggregate.calls().stream().map(AggregateCall::arguments).forEach(all::addAll);
                yield all;
            }
            case PhysicalPlan.Generate generate -> List.of(generate.collection());
            case PhysicalPlan.Sort sort -> sort.keys().stream().map(SortKey::expression).toList();
            case PhysicalPlan.Window window ->
                window.calls().stream().flatMap(call -> call.expressions().stream()).toList();
            case PhysicalPlan.HashJoin join -> join.condition() == null ? List.of() : List.of(join.condition());
            case PhysicalPlan.NestedLoopJoin join -> join.condition() == null ? List.of() : List.of(join.condition());
            case PhysicalPlan.TopN _,PhysicalPlan.MergeSorted _,PhysicalPlan.Scan _,PhysicalPlan.CachedScan _,PhysicalPlan.ReadCache _,PhysicalPlan.ReadExchange _,PhysicalPlan.Limit _,PhysicalPlan.Union _,PhysicalPlan.Sample _,PhysicalPlan.MapPartitions _,PhysicalPlan.Write _,PhysicalPlan.WithSample _,PhysicalPlan.Exchange _ ->
                List.of();
        };
    }
}
