package dev.vonk.kernel.analysis;

import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.expression.Evaluators;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.Cast;
import dev.vonk.runtime.expression.Expression.Literal;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.TypeParser;
import java.util.List;
import java.util.Locale;

/// Constants whose type is written beside them: `DATE '2020-01-01'`.
final class TypedLiterals {
    private TypedLiterals() {
    }

    /// The constant that a cast of the text gives.
    static Expression of(Syntax.TypedLiteral typed, EvaluationContext evaluation) {
        var word = typed.type().equals("TIMESTAMP_LTZ") ? "TIMESTAMP" : typed.type();
        var type = TypeParser.parseType(word.toLowerCase(Locale.ROOT));
        return cast(typed.text(), type, evaluation, typed);
    }

    private static Expression cast(String text, DataType type, EvaluationContext evaluation, Syntax at) {
        try {
            return Evaluators.fold(new Cast(new Literal(text, DataTypes.StringType), type, Cast.OnFailure.RAISE),
                    evaluation);
        } catch (DataException unreadable) {
            throw new AnalysisException("INVALID_TYPED_LITERAL", "\"" + text + "\" is no " + type.sql() + ".",
                    at.origin(), List.of());
        }
    }
}
