package dev.vonk.kernel.analysis;

import dev.vonk.kernel.logical.ExpressionRewriter;
import dev.vonk.kernel.syntax.Origin;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.expression.Evaluators;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.function.EvaluationContext;
import java.util.List;

/// What windows demand of their parts, and the words where it is not so.
final class WindowErrors {
    private WindowErrors() {
    }

    static void requireComparable(List<Expression> keys, ExpressionAnalyzer analyzer,
            Syntax.WindowSpecification window) {
        for (var key : keys) {
            if (!key.type().isOrderable()) {
                throw Errors.typeMismatch("INVALID_ORDERING_TYPE", window.partitionBy().stream().map(analyzer::text)
                        .toList().toString(),
                        "values of type " + key.type().sql() + " cannot be compared, so they make no partitions.",
                        window.origin());
            }
        }
    }

    static AnalysisException notOrdered(String name, String text, Origin origin) {
        return new AnalysisException("WINDOW_FUNCTION_FRAME_NOT_ORDERED", text
                + " needs an order: its window must have one, as in Window.partitionBy(...).orderBy(...), in SQL "
                + name + "(...) OVER (PARTITION BY ... ORDER BY ...).", origin);
    }

    static AnalysisException nullsNotIgnored(String name, Origin origin) {
        return new AnalysisException("INVALID_SQL_SYNTAX.FUNCTION_WITH_UNSUPPORTED_SYNTAX", Errors.quoted(name)
                + " does not take IGNORE NULLS; lag, lead, nth_value, first_value, last_value and any_value do.",
                origin);
    }

    static AnalysisException notAllowed(String clause, String text, Origin origin) {
        boolean filters = clause.startsWith("filter") || clause.equals("WHERE") || clause.equals("HAVING");
        return new AnalysisException(
                filters ? "WINDOW_FUNCTION_NOT_ALLOWED_IN_CLAUSE" : "UNSUPPORTED_EXPR_FOR_OPERATOR",
                "The window function " + text + " cannot stand in " + clause
                        + ". Select it first, under a name, and go on with that column.",
                origin);
    }

    static AnalysisException nested(String text, Origin origin) {
        return new AnalysisException("_LEGACY_ERROR_TEMP_1034", "The window function " + text
                + " stands inside another function of many rows. Select it first, under a name, and use that column.",
                origin);
    }

    static AnalysisException withoutOver(String text, Origin origin) {
        return new AnalysisException("WINDOW_FUNCTION_WITHOUT_OVER_CLAUSE", text
                + " needs a window: write .over(Window.partitionBy(...).orderBy(...)), in SQL OVER (...) behind it.",
                origin);
    }

    /// The argument must be the same whole number for all rows.
    static void requireInteger(Expression argument, int least, String what, Syntax.Call call,
            ExpressionAnalyzer analyzer) {
        var text = analyzer.text(call);
        if (!isConstant(argument)) {
            throw Errors.typeMismatch("NON_FOLDABLE_INPUT", text,
                    "the " + what + " must be a constant, the same for all rows.", call.origin());
        }
        var value = Evaluators.fold(argument, EvaluationContext.UTC).value();
        if (!(value instanceof Integer number) || number < least) {
            throw Errors.typeMismatch("VALUE_OUT_OF_RANGE", text, "the " + what + " must be "
                    + (least == 1 ? "1 or more" : "a whole number") + ", not " + value + ".", call.origin());
        }
    }

    /// Whether the expression has the same value for all rows.
    static boolean isConstant(Expression expression) {
        return ExpressionRewriter.columnIds(expression).isEmpty() && !ExpressionRewriter.any(expression,
                part -> part instanceof Expression.Call call && !call.function().deterministic());
    }
}
