package dev.vonk.runtime.expression;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.expression.node.Node;
import dev.vonk.runtime.expression.node.Round;
import java.util.List;

/// Several expressions made ready to run together by one thread.
public final class Projection {
    private final List<Node> nodes;
    private final Round round;
    private final Vector[] results;

    Projection(List<Node> nodes, Round round) {
        this.nodes = nodes;
        this.round = round;
        this.results = new Vector[nodes.size()];
    }

    /// The values of all expressions for the rows of `batch` that count: dense, in any encoding. The array is used
    /// again for the next batch, and the vectors are good until then.
    public Vector[] evaluate(Batch batch) {
        round.next();
        for (int i = 0; i < results.length; i++) {
            results[i] = nodes.get(i).evaluate(batch);
        }
        return results;
    }

    /// A batch of the values, good until the next one.
    public Batch project(Batch batch) {
        return Batch.of(batch.rowCount(), evaluate(batch).clone());
    }

    /// How many expressions.
    public int width() {
        return results.length;
    }
}
