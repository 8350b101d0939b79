package dev.vonk.kernel.optimizer.join;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The cheapest order of all: the best tree of each set of relations is the best pair of best trees of two halves of it.
final class ExactOrder {
    /// Beyond so many relations the sets are too many.
    static final int MOST = 10;

    private final JoinGraph graph;
    private final Costs costs;

    ExactOrder(JoinGraph graph) {
        this.graph = graph;
        this.costs = new Costs(graph);
    }

    /// The cheapest tree; empty where no order does without a cross product.
    Optional<JoinTree> best() {
        int all = (1 << graph.size()) - 1;
        var cost = new double[all + 1];
        Arrays.fill(cost, Double.POSITIVE_INFINITY);
        var trees = new @Nullable JoinTree[all + 1];
        for (int i = 0; i < graph.size(); i++) {
            cost[1 << i] = 0;
            trees[1 << i] = new JoinTree.Leaf(i);
        }
        for (int set = 1; set <= all; set++) {
            if (Integer.bitCount(set) > 1) {
                fill(set, cost, trees);
            }
        }
        return Optional.ofNullable(trees[all]);
    }

    private void fill(int set, double[] cost, @Nullable JoinTree[] trees) {
        for (int right = (set - 1) & set; right != 0; right = (right - 1) & set) {
            int left = set & ~right;
            var leftTree = trees[left];
            var rightTree = trees[right];
            if (leftTree == null || rightTree == null || cost[left] + cost[right] >= cost[set]
                    || !costs.mayJoin(left, right)) {
                continue;
            }
            double sum = cost[left] + cost[right] + costs.of(left, right);
            if (sum < cost[set]) {
                cost[set] = sum;
                trees[set] = JoinTree.Pair.of(leftTree, rightTree);
            }
        }
    }
}
