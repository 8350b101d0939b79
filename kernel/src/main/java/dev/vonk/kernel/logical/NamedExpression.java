package dev.vonk.kernel.logical;

import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import java.util.function.UnaryOperator;

/// An expression and the column that holds its value. A column passed on as it is keeps its id: then `expression`
/// equals `output`.
public record NamedExpression(Expression expression, ColumnReference output) {
    /// A column passed on under its own id.
    public static NamedExpression of(ColumnReference column) {
        return new NamedExpression(column, column);
    }

    /// A new column called `name`.
    public static NamedExpression of(String name, Expression expression) {
        return new NamedExpression(expression, ColumnIds.of(name, expression));
    }

    /// Whether it only passes a column on under the same id.
    public boolean isPassedOn() {
        return expression instanceof ColumnReference column && column.id() == output.id();
    }

    /// The same output computed from a changed expression.
    public NamedExpression map(UnaryOperator<Expression> change) {
        var changed = change.apply(expression);
        return changed == expression ? this : new NamedExpression(changed, output);
    }

    @Override
    public String toString() {
        var text = expression.toString();
        return text.equals(output.name()) ? text : text + " AS " + output.name();
    }
}
