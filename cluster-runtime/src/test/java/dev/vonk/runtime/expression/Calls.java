package dev.vonk.runtime.expression;

import dev.vonk.runtime.function.BoundFunction;
import dev.vonk.runtime.function.FunctionRegistry;
import dev.vonk.runtime.function.ScalarFunction;
import dev.vonk.runtime.type.DataType;
import java.util.ArrayList;
import java.util.List;

/// Builds expressions for tests the way analysis does: functions by name, casts where arguments are of another type.
public final class Calls {
    private Calls() {
    }

    public static Expression literal(Object value, DataType type) {
        return new Expression.Literal(value, type);
    }

    public static Expression column(int index, DataType type) {
        return new Expression.InputReference(index, type, true, "c" + index);
    }

    public static Expression call(String name, Expression... arguments) {
        ScalarFunction function = FunctionRegistry.builtin().scalar(name)
                .orElseThrow(() -> new IllegalArgumentException("no function " + name));
        var types = List.of(arguments).stream().map(Expression::type).toList();
        BoundFunction bound = function.bind(types)
                .orElseThrow(() -> new IllegalArgumentException(name + " does not take " + types));
        var wrapped = new ArrayList<Expression>();
        for (int i = 0; i < arguments.length; i++) {
            var wanted = bound.argumentTypes().get(i);
            wrapped.add(wanted.equals(arguments[i].type())
                    ? arguments[i]
                    : new Expression.Cast(arguments[i], wanted, Expression.Cast.OnFailure.RAISE));
        }
        return new Expression.Call(function, wrapped, bound.resultType(), true);
    }

    public static Expression cast(Expression child, DataType type) {
        return new Expression.Cast(child, type, Expression.Cast.OnFailure.RAISE);
    }

    public static Expression tryCast(Expression child, DataType type) {
        return new Expression.Cast(child, type, Expression.Cast.OnFailure.NULL);
    }
}
