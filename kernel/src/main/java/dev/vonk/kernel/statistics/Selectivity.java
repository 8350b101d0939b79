package dev.vonk.kernel.statistics;

import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.Call;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.expression.Expression.InSet;
import dev.vonk.runtime.expression.Expression.IsNull;
import dev.vonk.runtime.expression.Expression.Literal;
import dev.vonk.runtime.expression.Expression.Not;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What part of a plan's rows a condition lets through: by the bounds of its columns where they are known, else by rules
/// of thumb.
final class Selectivity {
    private static final double EQUAL = 0.05;
    private static final double RANGE = 0.4;

    private final ColumnOrigins origins;

    Selectivity(ColumnOrigins origins) {
        this.origins = origins;
    }

    /// The part that fulfils all terms.
    double of(List<Expression> terms, LogicalPlan plan) {
        double part = 1;
        for (var term : terms) {
            part *= of(term, plan);
        }
        return part;
    }

    double of(Expression term, LogicalPlan plan) {
        return switch (term) {
            case Expression.And(var terms) -> of(terms, plan);
            case Expression.Or(var terms) -> Math.min(1, terms.stream().mapToDouble(each -> of(each, plan)).sum());
            case InSet in -> Math.min(0.5, in.values().size() * equal(in.child(), plan));
            case IsNull _ -> EQUAL;
            case Not(IsNull _) -> 1 - EQUAL;
            case Not(var inner) -> 1 - of(inner, plan);
            case Call call -> call(call, plan);
            default -> 0.5;
        };
    }

    private double call(Call call, LogicalPlan plan) {
        return switch (call.function().name()) {
            case "equal", "equal_null_safe" -> call.arguments().get(1) instanceof Literal
                    ? equal(call.arguments().get(0), plan)
                    : equal(call.arguments().get(1), plan);
            case "less", "less_or_equal" -> below(call.arguments().get(0), call.arguments().get(1), plan);
            case "greater", "greater_or_equal" -> below(call.arguments().get(1), call.arguments().get(0), plan);
            case "like", "startswith", "contains", "endswith", "rlike" -> 0.1;
            default -> 0.5;
        };
    }

    private double equal(Expression value, LogicalPlan plan) {
        if (!(value instanceof ColumnReference column)) {
            return EQUAL;
        }
        var distinct = origins.find(plan, column.id()).map(ColumnOrigins.Origin::distinct);
        return distinct.isPresent() && distinct.get().isPresent() ? 1 / distinct.get().getAsDouble() : EQUAL;
    }

    /// The part where `low` is below `high`, one of them a column and the other a constant.
    private double below(Expression low, Expression high, LogicalPlan plan) {
        if (low instanceof ColumnReference column && high instanceof Literal(var value, var _)) {
            return partBelow(column, value, plan);
        }
        if (high instanceof ColumnReference column && low instanceof Literal(var value, var _)) {
            double part = partBelow(column, value, plan);
            return part == RANGE ? RANGE : 1 - part;
        }
        return RANGE;
    }

    private double partBelow(ColumnReference column, @Nullable Object value,
            LogicalPlan plan) {
        var statistics = origins.find(plan, column.id()).map(ColumnOrigins.Origin::statistics);
        var at = ColumnOrigins.place(value);
        if (statistics.isEmpty() || at.isEmpty()) {
            return RANGE;
        }
        var min = ColumnOrigins.place(statistics.get().min());
        var max = ColumnOrigins.place(statistics.get().max());
        if (min.isEmpty() || max.isEmpty() || max.getAsDouble() <= min.getAsDouble()) {
            return RANGE;
        }
        double part = (at.getAsDouble() - min.getAsDouble()) / (max.getAsDouble() - min.getAsDouble());
        return Math.clamp(part, 0.001, 0.999);
    }
}
