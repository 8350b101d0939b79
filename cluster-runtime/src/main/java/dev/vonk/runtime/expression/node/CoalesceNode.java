package dev.vonk.runtime.expression.node;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.type.DataType;
import java.util.List;

/// `COALESCE`: each argument fills the rows that are still null. Arguments that may raise see only those.
public final class CoalesceNode implements Node {
    private final List<Guarded> arguments;
    private final Merge merge;

    public CoalesceNode(List<Guarded> arguments, DataType type) {
        this.arguments = List.copyOf(arguments);
        merge = new Merge(type);
    }

    @Override
    public Vector evaluate(Batch batch) {
        var first = arguments.get(0).node().evaluate(batch);
        if (first.validity() == null) {
            return first;
        }
        int rows = batch.rowCount();
        var open = new int[rows];
        for (int i = 0; i < rows; i++) {
            open[i] = i;
        }
        merge.start(rows);
        int count = merge.addPresent(first, true, open, rows);
        for (int k = 1; k < arguments.size() && count > 0; k++) {
            var argument = arguments.get(k);
            var value = argument.everywhere()
                    ? argument.node().evaluate(batch)
                    : argument.node().evaluate(Merge.select(batch, open, count));
            count = merge.addPresent(value, argument.everywhere(), open, count);
        }
        merge.addNulls(open, count);
        return merge.finish();
    }
}
