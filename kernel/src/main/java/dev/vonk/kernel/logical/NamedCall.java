package dev.vonk.kernel.logical;

import dev.vonk.runtime.expression.AggregateCall;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// An aggregate call and the column that holds its result.
public record NamedCall(AggregateCall call, ColumnReference output) {
    /// A new column called `name`.
    public static NamedCall of(String name, AggregateCall call) {
        return new NamedCall(call, ColumnIds.fresh(name, call.type(), call.nullable()));
    }

    /// The arguments and, where there is one, the filter.
    public List<Expression> expressions() {
        var filter = call.filter();
        if (filter == null) {
            return call.arguments();
        }
        var all = new ArrayList<>(call.arguments());
        all.add(filter);
        return all;
    }

    /// The same call over changed arguments and filter.
    public NamedCall map(UnaryOperator<Expression> change) {
        var arguments = call.arguments().stream().map(change).toList();
        var filter = call.filter() == null ? null : change.apply(call.filter());
        var changed = new AggregateCall(call.function(), arguments, call.distinct(), filter, call.type(),
                call.nullable());
        return new NamedCall(changed, output);
    }

    @Override
    public String toString() {
        var text = call.toString();
        return text.equals(output.name()) ? text : text + " AS " + output.name();
    }
}
