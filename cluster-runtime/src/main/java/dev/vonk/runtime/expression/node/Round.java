package dev.vonk.runtime.expression.node;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Vector;
import org.jspecify.annotations.Nullable;

/// The number of the evaluation that is going on. Shared parts keep their value as long as it stays; the batch alone
/// would not tell, because a reader may fill the same arrays again.
public final class Round {
    private long number;

    public void next() {
        number++;
    }

    /// An evaluator whose value is kept for the rest of the round.
    public Node shared(Node inner) {
        return new Shared(inner);
    }

    private final class Shared implements Node {
        private final Node inner;
        private long stamp = -1;
        private @Nullable Vector value;

        Shared(Node inner) {
            this.inner = inner;
        }

        @Override
        public Vector evaluate(Batch batch) {
            var known = value;
            if (stamp != number || known == null) {
                known = inner.evaluate(batch);
                value = known;
                stamp = number;
            }
            return known;
        }
    }
}
