package dev.vonk;

import dev.vonk.kernel.analysis.Bindings;
import dev.vonk.kernel.syntax.Origin;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.expression.Expression;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The values for `:name` and `?` of one query, given by its caller.
///
/// @param named by name
/// @param placed by place
record SqlParameters(Map<String, ?> named, List<?> placed) implements Bindings {
    @Override
    public Optional<Expression> parameter(Syntax.Parameter parameter) {
        if (parameter.name() == null) {
            return parameter.place() < placed.size()
                    ? Optional.of(literal(placed.get(parameter.place())))
                    : Optional.empty();
        }
        return named.containsKey(parameter.name())
                ? Optional.of(literal(named.get(parameter.name())))
                : Optional.empty();
    }

    private static Expression literal(Object value) {
        if (Literals.of(value, Origin.NONE) instanceof Syntax.Literal literal) {
            return new Expression.Literal(literal.value(), literal.type());
        }
        throw new IllegalArgumentException("[INVALID_SQL_ARG] The value " + value + " of a parameter is no constant. "
                + "Give a number, a text, a date or the like.");
    }
}
