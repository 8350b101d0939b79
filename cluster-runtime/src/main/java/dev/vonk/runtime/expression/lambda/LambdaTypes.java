package dev.vonk.runtime.expression.lambda;

import dev.vonk.runtime.code.pack.SerializedTypes;
import dev.vonk.runtime.code.pack.TypeTable;

/// Functions of functions as they travel.
public final class LambdaTypes implements SerializedTypes {
    @Override
    public void list(TypeTable table) {
        table.add(HigherOrder.class, HigherOrder.Kind.class);
    }
}
