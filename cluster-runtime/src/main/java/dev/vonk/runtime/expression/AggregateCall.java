package dev.vonk.runtime.expression;

import dev.vonk.runtime.function.AggregateFunction;
import dev.vonk.runtime.type.DataType;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One aggregate of an Aggregate node: a function of the rows of a group.
///
/// @param arguments already of the types the function wants
/// @param distinct whether equal argument rows count once
/// @param filter only rows where it is true count; null for all
public record AggregateCall(
        AggregateFunction function,
        List<Expression> arguments,
        boolean distinct,
        @Nullable Expression filter,
        DataType type,
        boolean nullable) {

    public AggregateCall {
        arguments = List.copyOf(arguments);
    }

    @Override
    public String toString() {
        var list = arguments.isEmpty() && function.name().equals("count")
                ? "1"
                : arguments.stream().map(Expression::toString).collect(Collectors.joining(", "));
        var text = function.name() + "(" + (distinct ? "DISTINCT " : "") + list + ")";
        return filter == null ? text : text + " FILTER (WHERE " + filter + ")";
    }
}
