package dev.vonk.kernel.logical;

import dev.vonk.runtime.expression.AggregateCall;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.Call;
import dev.vonk.runtime.expression.Expression.Literal;
import dev.vonk.runtime.function.FunctionRegistry;
import dev.vonk.runtime.type.DataTypes;
import java.util.Arrays;
import java.util.List;

/// Calls of built-in functions that rules put into plans. Arguments are of the types the function wants already.
public final class Calls {
    private Calls() {
    }

    /// `name(arguments)`; null where an argument is null, but for functions that are never null.
    public static Expression scalar(String name, Expression... arguments) {
        var function = FunctionRegistry.builtin().scalar(name).orElseThrow();
        var bound = function.bind(Arrays.stream(arguments).map(Expression::type).toList()).orElseThrow();
        boolean nullable = !name.equals("equal_null_safe") && Arrays.stream(arguments).anyMatch(Expression::nullable);
        return new Call(function, List.of(arguments), bound.resultType(), nullable);
    }

    /// The aggregate `name(arguments)` and a new column for its result.
    public static NamedCall aggregate(String name, Expression... arguments) {
        var function = FunctionRegistry.builtin().aggregate(name).orElseThrow();
        var bound = function.bind(Arrays.stream(arguments).map(Expression::type).toList()).orElseThrow();
        var call = new AggregateCall(function, List.of(arguments), false, null, bound.resultType(), bound.nullable());
        return NamedCall.of(name, call);
    }

    /// Whether two columns have the same value, null being a value; by `=` where neither can be null.
    public static Expression same(Expression left, Expression right) {
        return scalar(left.nullable() || right.nullable() ? "equal_null_safe" : "equal", left, right);
    }

    /// A whole number.
    public static Literal number(long value) {
        return new Literal(value, DataTypes.LongType);
    }

    /// True or false.
    public static Literal truth(boolean value) {
        return new Literal(value, DataTypes.BooleanType);
    }
}
