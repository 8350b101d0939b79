package dev.vonk.kernel.optimizer.join;

import java.util.ArrayList;

/// A good order for many relations: the cheapest pair of trees is joined, until one tree is left. Where nothing connects
/// any two, the two with the fewest rows are multiplied.
final class GreedyOrder {
    private final JoinGraph graph;
    private final Costs costs;

    GreedyOrder(JoinGraph graph) {
        this.graph = graph;
        this.costs = new Costs(graph);
    }

    JoinTree good() {
        var trees = new ArrayList<JoinTree>();
        for (int i = 0; i < graph.size(); i++) {
            trees.add(new JoinTree.Leaf(i));
        }
        while (trees.size() > 1) {
            joinCheapest(trees);
        }
        return trees.getFirst();
    }

    private void joinCheapest(ArrayList<JoinTree> trees) {
        JoinTree.Pair best = null;
        double least = Double.POSITIVE_INFINITY;
        for (var left : trees) {
            for (var right : trees) {
                double cost = left == right ? Double.POSITIVE_INFINITY : cost(left.relations(), right.relations());
                if (best == null && left != right && mayMultiply(left.relations(), right.relations())
                        || cost < least) {
                    least = cost;
                    best = JoinTree.Pair.of(left, right);
                }
            }
        }
        if (best == null) {
            throw new IllegalStateException("no two of these can be joined: " + trees);
        }
        trees.remove(best.left());
        trees.remove(best.right());
        trees.add(best);
    }

    /// Cross products only after everything else.
    private double cost(long left, long right) {
        if (costs.mayJoin(left, right)) {
            return costs.of(left, right);
        }
        return mayMultiply(left, right)
                ? Double.MAX_VALUE / 4 * (1 - 1 / (1 + graph.rows(left) * graph.rows(right)))
                : Double.POSITIVE_INFINITY;
    }

    private boolean mayMultiply(long left, long right) {
        return (graph.reducers() & left) != left && (graph.reducers() & right) != right;
    }
}
