package dev.vonk.runtime.expression;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Vector;
import org.jspecify.annotations.Nullable;

/// The number of the evaluation that is going on. Shared parts keep their value as long as it stays; the batch alone
/// would not tell, because a reader may fill the same arrays again.
final class Round {
    private long number;

    void next() {
        number++;
    }

    /// An evaluator whose value is kept for the rest of the round.
    Evaluator shared(Evaluator inner) {
        return new Shared(inner);
    }

    private final class Shared implements Evaluator {
        private final Evaluator inner;
        private long stamp = -1;
        private @Nullable Vector value;

        Shared(Evaluator inner) {
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
