package dev.vonk.runtime.operator;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Projection;
import java.util.List;

/// Computes columns. Where all of them are columns of the input, they pass as they are, under the input's selection;
/// else all become dense.
final class ProjectOperator implements Sink {
    private final Projection projection;
    private final int[] references;
    private final Sink next;

    /// @param projection the expressions made ready
    ProjectOperator(List<Expression> expressions, Projection projection, Sink next) {
        this.projection = projection;
        this.next = next;
        boolean plain = expressions.stream().allMatch(Expression.InputReference.class::isInstance);
        this.references = plain
                ? expressions.stream().mapToInt(expression -> ((Expression.InputReference) expression).index())
                        .toArray()
                : new int[0];
    }

    @Override
    public void push(Batch batch) {
        if (references.length == projection.width()) {
            var columns = new Vector[references.length];
            for (int i = 0; i < columns.length; i++) {
                columns[i] = batch.column(references[i]);
            }
            next.push(batch.withColumns(columns));
        } else {
            next.push(projection.project(batch));
        }
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
