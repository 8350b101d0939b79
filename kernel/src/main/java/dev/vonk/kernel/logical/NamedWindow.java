package dev.vonk.kernel.logical;

import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.expression.WindowCall;

/// A window call and the column that holds its value.
public record NamedWindow(WindowCall call, ColumnReference output) {
    /// A new column called `name`.
    public static NamedWindow of(String name, WindowCall call) {
        return new NamedWindow(call, ColumnIds.fresh(name, call.type(), call.nullable()));
    }

    @Override
    public String toString() {
        return call + " AS " + output.name();
    }
}
