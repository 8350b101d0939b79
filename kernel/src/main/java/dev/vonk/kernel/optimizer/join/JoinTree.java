package dev.vonk.kernel.optimizer.join;

/// An order of joins.
sealed interface JoinTree {
    /// The relations in it, a bit for each.
    long relations();

    /// One relation.
    record Leaf(int relation) implements JoinTree {
        @Override
        public long relations() {
            return 1L << relation;
        }
    }

    /// Two orders joined.
    record Pair(JoinTree left, JoinTree right, long relations) implements JoinTree {
        static Pair of(JoinTree left, JoinTree right) {
            return new Pair(left, right, left.relations() | right.relations());
        }
    }
}
