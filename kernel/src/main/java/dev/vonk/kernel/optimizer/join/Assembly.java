package dev.vonk.kernel.optimizer.join;

import dev.vonk.kernel.logical.Calls;
import dev.vonk.kernel.logical.ExpressionRewriter;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.ManyInputs.Join;
import dev.vonk.kernel.logical.OneInput.Filter;
import dev.vonk.kernel.logical.Raising;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.Call;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.plan.JoinKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Builds the plan for an order: each condition at the first join that has all it speaks of.
final class Assembly {
    private final JoinGraph graph;
    private final List<JoinGraph.Link> waiting;

    Assembly(JoinGraph graph) {
        this.graph = graph;
        this.waiting = new ArrayList<>(graph.links());
    }

    LogicalPlan plan(JoinTree tree) {
        var joined = built(tree);
        var rest = waiting.stream().map(JoinGraph.Link::condition).toList();
        return rest.isEmpty() ? joined : new Filter(ExpressionRewriter.conjunction(rest), joined);
    }

    private LogicalPlan built(JoinTree tree) {
        return switch (tree) {
            case JoinTree.Leaf(int relation) -> leaf(relation);
            case JoinTree.Pair(var left, var right, long _) -> pair(left, right);
        };
    }

    /// A relation with two columns of one class keeps what sets these equal.
    private LogicalPlan leaf(int number) {
        var relation = graph.relation(number);
        if (relation.isReducer()) {
            return relation.plan();
        }
        var ids = relation.ids();
        var terms = new ArrayList<Expression>();
        for (var members : graph.classes().all()) {
            var own = members.stream().filter(column -> ids.contains(column.id())).toList();
            for (int i = 1; i < own.size(); i++) {
                terms.add(Calls.scalar("equal", own.get(0), own.get(i)));
            }
        }
        terms.addAll(taken(1L << number));
        return terms.isEmpty() ? relation.plan() : new Filter(ExpressionRewriter.conjunction(terms), relation.plan());
    }

    private LogicalPlan pair(JoinTree leftTree, JoinTree rightTree) {
        var left = built(leftTree);
        var right = built(rightTree);
        if (rightTree instanceof JoinTree.Leaf(int number) && graph.relation(number).isReducer()) {
            var reducer = graph.relation(number);
            return new Join(Objects.requireNonNull(reducer.reduces()), left, right, reducer.condition());
        }
        var terms = new ArrayList<Expression>();
        for (var members : graph.classes().all()) {
            var inLeft = member(members, leftTree.relations());
            var inRight = member(members, rightTree.relations());
            if (inLeft.isPresent() && inRight.isPresent()) {
                terms.add(Calls.scalar("equal", inLeft.get(), inRight.get()));
            }
        }
        terms.addAll(taken(leftTree.relations() | rightTree.relations()));
        return terms.isEmpty()
                ? new Join(JoinKind.CROSS, left, right, null)
                : new Join(JoinKind.INNER, left, right, ExpressionRewriter.conjunction(terms));
    }

    private Optional<ColumnReference> member(List<ColumnReference> members, long relations) {
        return members.stream().filter(column -> (graph.relationsOf(column) & relations) != 0).findFirst();
    }

    /// The conditions that can be decided now. One that may raise waits until all rows it might have been spared are
    /// gone, unless it is what the relations are joined by.
    private List<Expression> taken(long relations) {
        var taken = waiting.stream().filter(link -> (link.relations() & ~relations) == 0
                && (isKey(link) || !Raising.mayRaise(link.condition()))).toList();
        waiting.removeAll(taken);
        return taken.stream().map(JoinGraph.Link::condition).toList();
    }

    private static boolean isKey(JoinGraph.Link link) {
        return Long.bitCount(link.relations()) > 1 && link.condition() instanceof Call call
                && call.function().name().startsWith("equal");
    }
}
