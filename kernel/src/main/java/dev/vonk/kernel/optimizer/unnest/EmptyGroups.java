package dev.vonk.kernel.optimizer.unnest;

import dev.vonk.kernel.logical.NamedCall;
import dev.vonk.runtime.data.Values;
import dev.vonk.runtime.expression.AggregateCall;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.Literal;
import java.util.List;

/// What aggregates give for no rows at all: 0 for a count, null for a sum.
final class EmptyGroups {
    private EmptyGroups() {
    }

    /// The call's result for no rows.
    static Literal value(AggregateCall call) {
        var types = call.arguments().stream().map(Expression::type).toList();
        var bound = call.function().bind(types).orElseThrow();
        var accumulator = bound.accumulator().get();
        accumulator.grow(1);
        return new Literal(Values.read(accumulator.result(1), call.type(), 0), call.type());
    }

    /// The result of the call that `group` holds, where `group` is null for a group that is not there.
    static Expression orEmpty(NamedCall call, Expression group) {
        var value = value(call.call());
        return value.value() == null
                ? group
                : new Expression.Coalesce(List.of(group, value), call.call().type());
    }
}
