package dev.vonk.kernel.optimizer;

import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.statistics.Estimator;
import dev.vonk.runtime.function.EvaluationContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Applies the rules, once each, in the order of the list.
public final class Optimizer {
    private final List<Rule> rules;

    /// @param evaluation the query's constants, for folding
    /// @param estimator how many rows there may be, for the order of joins
    /// @param disabled names of rules to leave out
    public Optimizer(EvaluationContext evaluation, Estimator estimator, Set<String> disabled) {
        this.rules = rules(evaluation, estimator).stream().filter(rule -> !disabled.contains(rule.name())).toList();
    }

    /// The list and its order.
    private static List<Rule> rules(EvaluationContext evaluation, Estimator estimator) {
        return List.of(
                // everything below sees joins and aggregates instead of set operations
                new RewriteSetOperations(),
                // after set operations, which may stand in subqueries: whatever follows knows joins only
                new UnnestSubqueries(),
                // constants first: conditions get simpler, some vanish
                new SimplifyExpressions(evaluation),
                // join keys out of disjunctions
                new FactorDisjunctions(),
                // conditions as near to the sources as they go
                new PushFilters(),
                // a condition that now stands right above an outer join may make it an inner one
                new SimplifyOuterJoins(),
                // which lets conditions pass to both of its sides
                new PushFilters(),
                // what pushing put together may fold once more
                new SimplifyExpressions(evaluation),
                // projections out of the way of joins
                new MergeProjects(),
                new PruneColumns(),
                // every join and every condition is known by now
                new OrderJoins(estimator),
                // conditions that the new order brought
                new PushFilters(),
                // limits below what keeps the number of rows
                new PushLimits(),
                // projections one into the other, so that pruning sees the last word
                new MergeProjects(),
                // last: only what is read stays
                new PruneColumns());
    }

    /// A rule that changed the plan, and what it made of it.
    public record Step(String rule, LogicalPlan plan, long nanos) {}

    /// The plan after all rules.
    public LogicalPlan optimize(LogicalPlan plan) {
        return optimize(plan, _ -> {
        });
    }

    /// The plan after all rules; `watcher` sees each rule that changed it.
    public LogicalPlan optimize(LogicalPlan plan, Consumer<Step> watcher) {
        var current = plan;
        for (var rule : rules) {
            long start = System.nanoTime();
            var next = rule.apply(current);
            if (next != current) {
                check(rule, current, next);
                watcher.accept(new Step(rule.name(), next, System.nanoTime() - start));
            }
            current = next;
        }
        return current;
    }

    /// A rule that changed the columns has a bug; better said here than found in a wrong answer.
    private static void check(Rule rule, LogicalPlan before, LogicalPlan after) {
        var lost = new ArrayList<String>();
        for (int i = 0; i < before.output().size(); i++) {
            var column = before.output().get(i);
            if (after.output().size() <= i || after.output().get(i).id() != column.id()
                    || !after.output().get(i).type().equals(column.type())) {
                lost.add(column.name());
            }
        }
        if (!lost.isEmpty() || before.output().size() != after.output().size()) {
            throw new IllegalStateException(
                    "optimizer rule " + rule.name() + " changed the output columns " + lost + " of\n"
                            + before.treeString() + "to\n" + after.treeString());
        }
    }
}
