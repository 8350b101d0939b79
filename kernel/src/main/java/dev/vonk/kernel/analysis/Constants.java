package dev.vonk.kernel.analysis;

import dev.vonk.kernel.logical.ExpressionRewriter;
import dev.vonk.kernel.logical.Leaf;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.expression.Evaluators;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.Literal;
import dev.vonk.runtime.source.memory.MemorySource;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.StructType;
import java.util.List;
import java.util.Optional;

/// Expressions whose value is needed before the query runs, because the plan depends on it.
public final class Constants {
    private static final Frame ONE_ROW = Frame.of(Leaf.Scan.of(new MemorySource(
            new StructType(), List.of(Batch.of(1)))));

    private Constants() {
    }

    /// One row without columns: what a query without FROM reads.
    public static Frame oneRow() {
        return ONE_ROW;
    }

    /// Analyses an expression that depends on no column.
    public static ExpressionAnalyzer analyzer(Surroundings around, String clause) {
        return ExpressionAnalyzer.of(Scope.of(ONE_ROW), around, clause);
    }

    /// The constant that a typed expression is; empty where it depends on columns or on chance.
    public static Optional<Literal> value(Expression expression, Surroundings around) {
        if (expression instanceof Literal literal) {
            return Optional.of(literal);
        }
        boolean constant = !ExpressionRewriter.any(expression, part -> part instanceof Expression.ColumnReference
                || part instanceof Expression.Call call && !call.function().deterministic());
        return constant ? Optional.of(Evaluators.fold(expression, around.evaluation().get())) : Optional.empty();
    }

    /// The value of a written expression, which must be a constant that is not null.
    ///
    /// @param what it is, for messages: `the limit`
    public static Object of(Syntax syntax, String what, Surroundings around) {
        var expression = analyzer(around, what).analyze(syntax);
        var value = value(expression, around).map(Literal::value);
        return value.orElseThrow(() -> Errors.invalid("NON_FOLDABLE_ARGUMENT", what + " must be a constant, not "
                + expression + ".", syntax.origin()));
    }

    /// The same for a whole number.
    public static int integer(Syntax syntax, String what, Surroundings around) {
        var value = of(syntax, what, around);
        if (value instanceof Byte || value instanceof Short || value instanceof Integer) {
            return ((Number) value).intValue();
        }
        throw Errors.invalid("DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE", what + " must be an INT, not " + value + ".",
                syntax.origin());
    }

    /// A written value as a value of `type`.
    public static Object cast(Syntax syntax, DataType type, String what, Surroundings around) {
        var expression = analyzer(around, what).analyze(syntax);
        try {
            return value(Conversions.to(expression, type), around).map(Literal::value)
                    .orElseThrow(() -> Errors.invalid("NON_FOLDABLE_ARGUMENT", what + " must be a constant, not "
                            + expression + ".", syntax.origin()));
        } catch (DataException unfit) {
            throw AnalysisException.at(syntax.origin(), unfit.condition(), unfit);
        }
    }
}
