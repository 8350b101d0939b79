package dev.vonk.kernel.logical;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.expression.Evaluators;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.Call;
import dev.vonk.runtime.expression.Expression.Cast;
import dev.vonk.runtime.expression.Expression.Literal;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.type.Coercion;
import dev.vonk.runtime.type.DataTypes;
import java.util.ArrayList;
import java.util.Set;

/// Tells expressions that some row's values may make raise: they must not be evaluated for rows that a condition before
/// them spares them.
public final class Raising {
    /// They raise because of their pattern, whatever the text is.
    private static final Set<String> BY_PATTERN = Set.of("like", "ilike", "rlike", "regexp", "regexp_like");

    private Raising() {
    }

    /// Whether evaluating it may raise.
    public static boolean mayRaise(Expression expression) {
        return ExpressionRewriter.any(expression, part -> switch (part) {
            case Call call -> call.function().canRaise() && !hasGoodPattern(call);
            case Cast(var child, var type, var failure) -> failure == Cast.OnFailure.RAISE
                    && !Coercion.castNeverFails(child.type(), type);
            default -> false;
        });
    }

    private static boolean hasGoodPattern(Call call) {
        var arguments = call.arguments();
        if (!BY_PATTERN.contains(call.function().name())
                || !arguments.subList(1, arguments.size()).stream().allMatch(Literal.class::isInstance)) {
            return false;
        }
        var tried = new ArrayList<>(arguments);
        tried.set(0, new Literal("", DataTypes.StringType));
        try {
            Evaluators.fold(call.withChildren(tried), EvaluationContext.UTC);
            return true;
        } catch (DataException _) {
            return false;
        }
    }
}
