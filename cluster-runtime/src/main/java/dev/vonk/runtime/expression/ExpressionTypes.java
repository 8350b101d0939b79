package dev.vonk.runtime.expression;

import dev.vonk.runtime.code.pack.SerializedTypes;
import dev.vonk.runtime.code.pack.TypeTable;

/// Expressions as they travel.
public final class ExpressionTypes implements SerializedTypes {
    @Override
    public void list(TypeTable table) {
        table.sealed(Expression.class).add(Expression.Case.When.class, Expression.Cast.OnFailure.class,
                AggregateCall.class, SortKey.class, WindowCall.class, WindowFrame.class, WindowFrame.Unit.class)
                .sealed(WindowCall.Function.class).sealed(WindowFrame.Bound.class);
    }
}
