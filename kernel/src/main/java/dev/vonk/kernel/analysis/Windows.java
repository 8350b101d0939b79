package dev.vonk.kernel.analysis;

import dev.vonk.kernel.catalog.Catalog;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.Literal;
import dev.vonk.runtime.expression.SortKey;
import dev.vonk.runtime.expression.WindowCall;
import dev.vonk.runtime.expression.WindowFrame;
import dev.vonk.runtime.expression.WindowFrame.Bound;
import dev.vonk.runtime.function.WindowFunction;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Makes typed calls of what stands before OVER, and windows of what stands behind it.
final class Windows {
    private static final Set<String> PASS_NULLS = Set.of("first", "first_value", "last", "last_value", "any_value");

    private final Catalog catalog;
    private final ExpressionAnalyzer analyzer;
    private final WindowCollector collector;

    Windows(Catalog catalog, ExpressionAnalyzer analyzer, WindowCollector collector) {
        this.catalog = catalog;
        this.analyzer = analyzer;
        this.collector = collector;
    }

    /// The column that will hold the value.
    Expression over(Syntax.Over over) {
        var window = resolved(over.window());
        var named = window == over.window() ? over : new Syntax.Over(over.function(), window, over.origin());
        boolean ignoreNulls = over.function() instanceof Syntax.IgnoringNulls;
        if (!(withoutNulls(over.function()) instanceof Syntax.Call call)) {
            throw Errors.noWindowFunction(analyzer.text(over.function()), over.origin());
        }
        var partitionBy = analyzer.all(window.partitionBy());
        WindowErrors.requireComparable(partitionBy, analyzer, window);
        var orderBy = window.orderBy().stream().map(key -> Orderings.key(analyzer, key)).toList();
        var ofPlace = catalog.window(call.name());
        var typed = ofPlace.isPresent()
                ? place(ofPlace.get(), call, ignoreNulls, window, orderBy)
                : aggregate(call, ignoreNulls, window, orderBy);
        return collector.add(analyzer.columnName(named), partitionBy, orderBy, typed);
    }

    private static Syntax withoutNulls(Syntax function) {
        return function instanceof Syntax.IgnoringNulls(var call, var _) ? call : function;
    }

    private Syntax.WindowSpecification resolved(Syntax.WindowSpecification window) {
        var name = window.name();
        if (name == null) {
            return window;
        }
        var found = collector.named(name).orElseThrow(() -> Errors.invalid("MISSING_WINDOW_SPECIFICATION",
                "There is no window " + Errors.quoted(name) + ". Define it in the WINDOW clause: WINDOW " + name
                        + " AS (PARTITION BY ... ORDER BY ...).",
                window.origin()));
        return name.equals(found.name()) ? found : resolved(found);
    }

    private WindowCall place(WindowFunction function, Syntax.Call call, boolean ignoreNulls,
            Syntax.WindowSpecification window, List<SortKey> orderBy) {
        var written = analyzer.written(call);
        if (call.distinct() || call.filter() != null) {
            throw Errors.invalid("INVALID_SQL_SYNTAX.FUNCTION_WITH_UNSUPPORTED_SYNTAX", Errors.quoted(call.name())
                    + " is no aggregate function; DISTINCT and FILTER only go with those.", call.origin());
        }
        var arguments = analyzer.functions().window(function, written, withDefaults(function.kind(), call));
        if (orderBy.isEmpty()) {
            throw WindowErrors.notOrdered(call.name(), written.text(), call.origin());
        }
        if (ignoreNulls && !takesValues(function.kind())) {
            throw WindowErrors.nullsNotIgnored(call.name(), call.origin());
        }
        requireConstants(function.kind(), arguments, call);
        var frame = WindowFrames.ofPlace(function.kind(), analyzer, window, orderBy, call.name());
        var types = arguments.stream().map(Expression::type).toList();
        DataType type = function.bind(types).orElseThrow().resultType();
        return new WindowCall(new WindowCall.Function.OfPlace(function), arguments, null, frame, ignoreNulls, type,
                isNullable(function.kind(), arguments));
    }

    /// Whether the function gives a value of another row.
    private static boolean takesValues(WindowFunction.Kind kind) {
        return switch (kind) {
            case LAG, LEAD, NTH_VALUE -> true;
            case ROW_NUMBER, RANK, DENSE_RANK, PERCENT_RANK, CUME_DIST, NTILE -> false;
        };
    }

    private static boolean isNullable(WindowFunction.Kind kind, List<Expression> arguments) {
        return switch (kind) {
            case LAG, LEAD -> arguments.get(0).nullable() || arguments.get(2).nullable();
            case NTH_VALUE -> true;
            case ROW_NUMBER, RANK, DENSE_RANK, PERCENT_RANK, CUME_DIST, NTILE -> false;
        };
    }

    /// The arguments, and what is meant where they were left out.
    private List<Expression> withDefaults(WindowFunction.Kind kind, Syntax.Call call) {
        var arguments = new ArrayList<>(analyzer.all(call.arguments()));
        switch (kind) {
            case LAG, LEAD -> {
                if (arguments.size() == 1) {
                    arguments.add(new Literal(1, DataTypes.IntegerType));
                }
                if (arguments.size() == 2) {
                    arguments.add(new Literal(null, DataTypes.NullType));
                }
            }
            case NTILE -> {
                if (arguments.isEmpty()) {
                    arguments.add(new Literal(1, DataTypes.IntegerType));
                }
            }
            case ROW_NUMBER, RANK, DENSE_RANK, PERCENT_RANK, CUME_DIST, NTH_VALUE -> {
            }
        }
        return arguments;
    }

    /// Offsets and numbers of buckets are the same for all rows.
    private void requireConstants(WindowFunction.Kind kind, List<Expression> arguments, Syntax.Call call) {
        switch (kind) {
            case LAG, LEAD ->
                WindowErrors.requireInteger(arguments.get(1), Integer.MIN_VALUE, "offset", call, analyzer);
            case NTH_VALUE -> WindowErrors.requireInteger(arguments.get(1), 1, "offset", call, analyzer);
            case NTILE -> WindowErrors.requireInteger(arguments.get(0), 1, "buckets", call, analyzer);
            case ROW_NUMBER, RANK, DENSE_RANK, PERCENT_RANK, CUME_DIST -> {
            }
        }
    }

    private WindowCall aggregate(Syntax.Call call, boolean ignoreNulls, Syntax.WindowSpecification window,
            List<SortKey> orderBy) {
        var written = analyzer.written(call);
        var function = catalog.aggregate(call.name()).orElseThrow(() -> {
            var _ = analyzer.functions().scalar(written);
            return Errors.noWindowFunction(written.text(), call.origin());
        });
        if (call.distinct()) {
            throw Errors.invalid("DISTINCT_WINDOW_FUNCTION_UNSUPPORTED", "DISTINCT cannot stand in "
                    + written.text() + " before OVER. Drop the duplicates first, or use collect_set.", call.origin());
        }
        var arguments = new ArrayList<>(
                ExpressionAnalyzer.countsRows(call) ? List.<Expression>of() : analyzer.all(call.arguments()));
        if (ignoreNulls) {
            if (!PASS_NULLS.contains(call.name()) || arguments.size() != 1) {
                throw WindowErrors.nullsNotIgnored(call.name(), call.origin());
            }
            arguments.add(new Literal(true, DataTypes.BooleanType));
        }
        var typed = analyzer.functions().aggregate(function, written, arguments, false, null);
        var frame = window.frame() == null ? usual(orderBy) : WindowFrames.of(analyzer, window, orderBy);
        var filter = call.filter() == null ? null : analyzer.condition(call.filter(), "FILTER");
        return new WindowCall(new WindowCall.Function.OfFrame(function), typed.arguments(), filter, frame, false,
                typed.type(), typed.nullable());
    }

    /// With an order up to the row and its peers, without one the whole partition.
    static WindowFrame usual(List<SortKey> orderBy) {
        return orderBy.isEmpty()
                ? WindowFrame.WHOLE
                : new WindowFrame(WindowFrame.Unit.RANGE, new Bound.Unbounded(), new Bound.CurrentRow());
    }
}
