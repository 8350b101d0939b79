package dev.vonk.kernel.optimizer.join;

import dev.vonk.kernel.logical.ColumnIds;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.NamedExpression;
import dev.vonk.kernel.logical.OneInput.Project;
import dev.vonk.kernel.statistics.Estimator;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import java.util.List;

/// Puts the joins of a plan in a cheaper order.
public final class JoinOrdering {
    private final Estimator estimator;

    /// @param estimator the query's
    public JoinOrdering(Estimator estimator) {
        this.estimator = estimator;
    }

    /// The same rows by joins in another order.
    public LogicalPlan ordered(LogicalPlan plan) {
        if (Region.startsAt(plan)) {
            var region = Region.under(plan);
            if (region.isWorthOrdering()) {
                return exactly(inOrder(region), plan.output());
            }
        }
        return withOrderedInputs(plan);
    }

    private LogicalPlan withOrderedInputs(LogicalPlan plan) {
        var inputs = plan.children().stream().map(this::ordered).toList();
        for (int i = 0; i < inputs.size(); i++) {
            if (inputs.get(i) != plan.children().get(i)) {
                return plan.withChildren(inputs);
            }
        }
        return plan;
    }

    private LogicalPlan inOrder(Region region) {
        var relations = new SharedFilters(region).relations().stream()
                .map(relation -> relation.with(ordered(relation.plan()))).toList();
        var graph = new JoinGraph(new Region(relations, region.conditions()), estimator);
        return new Assembly(graph).plan(tree(graph));
    }

    private static JoinTree tree(JoinGraph graph) {
        return graph.size() <= ExactOrder.MOST
                ? new ExactOrder(graph).best().orElseGet(() -> new GreedyOrder(graph).good())
                : new GreedyOrder(graph).good();
    }

    private static LogicalPlan exactly(LogicalPlan plan, List<ColumnReference> wanted) {
        return ColumnIds.same(plan.output(), wanted)
                ? plan
                : new Project(wanted.stream().map(NamedExpression::of).toList(), plan);
    }
}
