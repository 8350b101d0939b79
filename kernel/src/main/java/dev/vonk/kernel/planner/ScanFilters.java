package dev.vonk.kernel.planner;

import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.Call;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.expression.Expression.InSet;
import dev.vonk.runtime.expression.Expression.IsNull;
import dev.vonk.runtime.expression.Expression.Literal;
import dev.vonk.runtime.expression.Expression.Not;
import dev.vonk.runtime.source.ScanFilter;
import dev.vonk.runtime.source.ScanFilter.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The conditions that a source understands, taken from those that rows must fulfil.
final class ScanFilters {
    private ScanFilters() {
    }

    /// @param places of each column, by id, in the source's schema
    static List<ScanFilter> of(List<Expression> terms, Map<Long, Integer> places) {
        var filters = new ArrayList<ScanFilter>();
        for (var term : terms) {
            var filter = of(term, places);
            if (filter != null) {
                filters.add(filter);
            }
        }
        return filters;
    }

    private static @Nullable ScanFilter of(Expression term, Map<Long, Integer> places) {
        return switch (term) {
            case IsNull(ColumnReference column) -> new ScanFilter.IsNull(places.get(column.id()));
            case Not(IsNull(ColumnReference column)) -> new ScanFilter.IsNotNull(places.get(column.id()));
            case InSet(ColumnReference column, var values, boolean _) ->
                new ScanFilter.In(places.get(column.id()), values);
            case Call(var function, var arguments, var _, var _) when arguments.size() == 2 -> compare(function.name(),
                    arguments.get(0), arguments.get(1), places);
            default -> null;
        };
    }

    private static @Nullable ScanFilter compare(String name, Expression left, Expression right,
            Map<Long, Integer> places) {
        if (left instanceof ColumnReference column && right instanceof Literal(var value, var _) && value != null) {
            if (name.equals("startswith") && value instanceof String prefix) {
                return new ScanFilter.StartsWith(places.get(column.id()), prefix);
            }
            var comparison = comparison(name);
            return comparison == null ? null : new ScanFilter.Compare(places.get(column.id()), comparison, value);
        }
        if (right instanceof ColumnReference column && left instanceof Literal(var value, var _) && value != null) {
            var comparison = comparison(mirrored(name));
            return comparison == null ? null : new ScanFilter.Compare(places.get(column.id()), comparison, value);
        }
        return null;
    }

    private static @Nullable Comparison comparison(String name) {
        return switch (name) {
            case "equal" -> Comparison.EQUAL;
            case "less" -> Comparison.LESS;
            case "less_or_equal" -> Comparison.LESS_OR_EQUAL;
            case "greater" -> Comparison.GREATER;
            case "greater_or_equal" -> Comparison.GREATER_OR_EQUAL;
            default -> null;
        };
    }

    private static String mirrored(String name) {
        return switch (name) {
            case "less" -> "greater";
            case "less_or_equal" -> "greater_or_equal";
            case "greater" -> "less";
            case "greater_or_equal" -> "less_or_equal";
            default -> name;
        };
    }
}
