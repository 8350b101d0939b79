package dev.vonk.runtime.operator;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.expression.Evaluator;
import dev.vonk.runtime.expression.Expression;
import java.util.List;

/// Computes columns. Where all of them are columns of the input, they pass as they are, under the input's selection;
/// else all become dense.
final class ProjectOperator implements Sink {
    private final List<Evaluator> evaluators;
    private final int[] references;
    private final Sink next;

    /// @param evaluators one for each expression
    ProjectOperator(List<Expression> expressions, List<Evaluator> evaluators, Sink next) {
        this.evaluators = List.copyOf(evaluators);
        this.next = next;
        boolean plain = expressions.stream().allMatch(Expression.InputReference.class::isInstance);
        this.references = plain
                ? expressions.stream().mapToInt(expression -> ((Expression.InputReference) expression).index()).toArray()
                : new int[0];
    }

    @Override
    public void push(Batch batch) {
        var columns = new Vector[evaluators.size()];
        if (references.length == columns.length) {
            for (int i = 0; i < columns.length; i++) {
                columns[i] = batch.column(references[i]);
            }
            next.push(batch.withColumns(columns));
            return;
        }
        for (int i = 0; i < columns.length; i++) {
            columns[i] = evaluators.get(i).evaluate(batch);
        }
        next.push(Batch.of(batch.rowCount(), columns));
    }

    @Override
    public void finish() {
        next.finish();
    }

    @Override
    public boolean satisfied() {
        return next.satisfied();
    }
}
