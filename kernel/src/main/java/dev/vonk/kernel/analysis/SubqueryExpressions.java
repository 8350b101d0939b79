package dev.vonk.kernel.analysis;

import dev.vonk.kernel.logical.ExpressionRewriter;
import dev.vonk.kernel.syntax.Query;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import java.util.ArrayList;
import java.util.List;

/// Queries that stand within expressions.
final class SubqueryExpressions {
    private final ExpressionAnalyzer analyzer;

    SubqueryExpressions(ExpressionAnalyzer analyzer) {
        this.analyzer = analyzer;
    }

    Expression scalar(Syntax.ScalarQuery subquery) {
        var frame = frame(subquery.query());
        if (frame.columns().size() != 1) {
            throw Errors.invalid("INVALID_SUBQUERY_EXPRESSION.SCALAR_SUBQUERY_RETURN_MORE_THAN_ONE_OUTPUT_COLUMN",
                    "A query that stands for a value has one column; this one has " + frame.columns().size() + " ("
                            + Errors.quoted(frame.schema().names()) + ").",
                    subquery.origin());
        }
        return analyzer.subqueries().scalar(frame.plan());
    }

    Expression exists(Syntax.Exists exists) {
        return analyzer.subqueries().exists(frame(exists.query()).plan());
    }

    Expression in(Syntax.InQuery in) {
        var children = in.child() instanceof Syntax.Call call && call.name().equals("struct")
                ? call.arguments()
                : List.of(in.child());
        var frame = frame(in.query());
        if (frame.columns().size() != children.size()) {
            throw Errors.typeMismatch("IN_SUBQUERY_LENGTH_MISMATCH", analyzer.text(in), "the left side has "
                    + children.size() + (children.size() == 1 ? " value" : " values") + ", the query "
                    + frame.columns().size() + " columns (" + Errors.quoted(frame.schema().names()) + ").",
                    in.origin());
        }
        var terms = new ArrayList<Expression>();
        for (int i = 0; i < children.size(); i++) {
            terms.add(equal(in, children.get(i), frame.columns().get(i)));
        }
        return analyzer.subqueries().in(frame.plan(), ExpressionRewriter.conjunction(terms));
    }

    private Expression equal(Syntax.InQuery in, Syntax child, ColumnReference column) {
        var value = analyzer.analyze(child);
        var common = Conversions.toCommon(List.of(value, column)).orElseThrow(() -> Errors.typeMismatch(
                "IN_SUBQUERY_DATA_TYPE_MISMATCH", analyzer.text(in), analyzer.text(child) + " is "
                        + value.type().sql() + ", the query's column " + Errors.quoted(column.name()) + " is "
                        + column.type().sql() + ", and these do not go together.",
                in.origin()));
        return analyzer.call("equal", in, common);
    }

    private Frame frame(Query query) {
        return analyzer.around().nested().analyze(query, analyzer);
    }
}
