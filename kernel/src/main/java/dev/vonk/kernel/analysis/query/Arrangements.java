package dev.vonk.kernel.analysis.query;

import dev.vonk.kernel.analysis.Constants;
import dev.vonk.kernel.analysis.Errors;
import dev.vonk.kernel.analysis.ExpressionAnalyzer;
import dev.vonk.kernel.analysis.Frame;
import dev.vonk.kernel.analysis.Orderings;
import dev.vonk.kernel.analysis.Scope;
import dev.vonk.kernel.logical.NamedExpression;
import dev.vonk.kernel.logical.OneInput;
import dev.vonk.kernel.syntax.Query;
import dev.vonk.kernel.syntax.Syntax;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands behind a query: ORDER BY and its kin, LIMIT and OFFSET.
final class Arrangements {
    private final QueryAnalyzer queries;

    Arrangements(QueryAnalyzer queries) {
        this.queries = queries;
    }

    Frame ordered(Query.Ordered ordered) {
        Frame frame;
        if (ordered.body() instanceof Query.Select select) {
            frame = new SelectAnalyzer(queries).select(withWindows(select, ordered), ordered.orderBy());
        } else {
            frame = sorted(queries.analyze(ordered.body()), ordered.orderBy());
        }
        var dealt = dealt(frame, ordered.sortBy(), ordered.distributeBy(), ordered.clusterBy());
        return limited(dealt, ordered.limit(), ordered.offset());
    }

    private static Query.Select withWindows(Query.Select select, Query.Ordered ordered) {
        if (ordered.windows().isEmpty()) {
            return select;
        }
        var windows = new HashMap<>(select.windows());
        windows.putAll(ordered.windows());
        return new Query.Select(select.hints(), select.distinct(), select.items(), select.from(), select.where(),
                select.groupBy(), select.having(), select.qualify(), windows, select.origin());
    }

    /// The rows in order of keys over the frame's own columns.
    Frame sorted(Frame frame, List<Syntax> orderBy) {
        if (orderBy.isEmpty()) {
            return frame;
        }
        var columns = frame.columns().stream().map(NamedExpression::of).toList();
        var items = frame.columns().stream().map(column -> (Syntax) new Syntax.FrameColumn(column, 0,
                dev.vonk.kernel.syntax.Origin.NONE)).toList();
        var analyzer = ExpressionAnalyzer.of(Scope.of(frame), queries.around(), "ORDER BY");
        var keys = new OrderKeys(false, items, columns, new OrderAliases(analyzer, List.of())).analyzed(orderBy,
                key -> NamedExpression.of("order", analyzer.analyze(key)));
        var input = analyzer.withSubqueries(frame.plan());
        if (keys.extra().isEmpty()) {
            return frame.with(new OneInput.Sort(keys.keys(), true, input));
        }
        var wider = new java.util.ArrayList<>(columns);
        wider.addAll(keys.extra());
        return frame.with(new OneInput.Project(columns, new OneInput.Sort(keys.keys(), true,
                new OneInput.Project(wider, input))));
    }

    /// The rows dealt out and in order within each partition.
    Frame dealt(Frame frame, List<Syntax> sortBy, List<Syntax> distributeBy, List<Syntax> clusterBy) {
        var orderings = new Orderings(queries.around());
        var keys = distributeBy.isEmpty() ? clusterBy : distributeBy;
        var dealt = keys.isEmpty()
                ? frame
                : orderings.repartition(frame, OneInput.Repartition.Kind.HASH, 0, keys);
        var order = sortBy.isEmpty() ? clusterBy : sortBy;
        return order.isEmpty() ? dealt : orderings.sort(dealt, order, false);
    }

    /// Some of the rows, from the first.
    Frame limited(Frame frame, @Nullable Syntax limit, @Nullable Syntax offset) {
        if (limit == null && offset == null) {
            return frame;
        }
        long most = limit == null ? Long.MAX_VALUE : number(limit, "limit");
        long skipped = offset == null ? 0 : number(offset, "offset");
        return frame.with(new OneInput.Limit(most, skipped, frame.plan()));
    }

    private long number(Syntax written, String clause) {
        var expression = Constants.analyzer(queries.around(), clause.toUpperCase(java.util.Locale.ROOT))
                .analyze(written);
        var value = Constants.value(expression, queries.around()).orElseThrow(() -> Errors.invalid(
                "INVALID_LIMIT_LIKE_EXPRESSION.IS_UNFOLDABLE", "The " + clause + " must be a constant, not "
                        + expression + ".",
                written.origin())).value();
        return switch (value) {
            case null -> throw Errors.invalid("INVALID_LIMIT_LIKE_EXPRESSION.IS_NULL", "The " + clause + " is null. "
                    + "Give a number.", written.origin());
            case Number number when number instanceof Integer || number instanceof Short || number instanceof Byte ->
                positive(number.longValue(), clause, written);
            default -> throw Errors.invalid("INVALID_LIMIT_LIKE_EXPRESSION.DATA_TYPE", "The " + clause + " must be an "
                    + "INT, but " + expression + " is " + expression.type().sql() + ".", written.origin());
        };
    }

    private static long positive(long number, String clause, Syntax written) {
        if (number < 0) {
            throw Errors.invalid("INVALID_LIMIT_LIKE_EXPRESSION.IS_NEGATIVE", "The " + clause + " is " + number
                    + "; it cannot be less than 0.", written.origin());
        }
        return number;
    }
}
