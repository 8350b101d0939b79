package dev.vonk.runtime.expression;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.expression.Compiler.Guarded;
import java.util.ArrayList;
import java.util.List;

/// `COALESCE`: each argument fills the rows that are still null. Arguments that may raise see only those.
final class CoalesceEvaluator implements Evaluator {
    private final List<Guarded> arguments = new ArrayList<>();
    private final Merge merge;

    CoalesceEvaluator(Expression.Coalesce coalesce, Compiler compiler) {
        var parts = coalesce.arguments();
        for (int i = 0; i < parts.size(); i++) {
            arguments.add(i == 0 ? new Guarded(compiler.compile(parts.get(0)), true) : compiler.guarded(parts.get(i)));
        }
        merge = new Merge(coalesce.type());
    }

    @Override
    public Vector evaluate(Batch batch) {
        var first = arguments.get(0).evaluator().evaluate(batch);
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
            var value = argument.everywhere() ? argument.evaluator().evaluate(batch) : argument.evaluator().evaluate(Merge.select(batch, open, count));
            count = merge.addPresent(value, argument.everywhere(), open, count);
        }
        merge.addNulls(open, count);
        return merge.finish();
    }
}
