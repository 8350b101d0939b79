package dev.vonk.kernel.optimizer.join;

/// What joining two sets of relations costs, and whether it can be done.
final class Costs {
    private final JoinGraph graph;
    private final long reducers;

    Costs(JoinGraph graph) {
        this.graph = graph;
        this.reducers = graph.reducers();
    }

    /// Whether `right` may be joined to `left`. A reducer comes alone, to the right of all it looks at.
    boolean mayJoin(long left, long right) {
        boolean reduces = Long.bitCount(right) == 1 && (right & reducers) != 0;
        if (reduces) {
            long needs = graph.needs(Long.numberOfTrailingZeros(right));
            return (needs & ~left) == 0 && !isReducer(left);
        }
        return !isReducer(left) && graph.connected(left, right);
    }

    private boolean isReducer(long set) {
        return Long.bitCount(set) == 1 && (set & reducers) != 0;
    }

    /// The rows that come out, and those of the side that is hashed: the smaller one, but of semi and anti joins always
    /// the right one.
    double of(long left, long right) {
        double hashed = isReducer(right) ? graph.rows(right) : Math.min(graph.rows(left), graph.rows(right));
        return graph.rows(left | right) + hashed;
    }
}
