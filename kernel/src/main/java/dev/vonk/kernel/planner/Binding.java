package dev.vonk.kernel.planner;

import dev.vonk.kernel.logical.ExpressionRewriter;
import dev.vonk.runtime.expression.AggregateCall;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.expression.Expression.InputReference;
import dev.vonk.runtime.expression.SortKey;
import dev.vonk.runtime.expression.WindowCall;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// From columns by id to columns by place in an input.
final class Binding {
    private final Map<Long, Integer> places = new HashMap<>();

    private Binding() {
    }

    /// To the places in a list of columns; the first of two with the same id.
    static Binding to(List<ColumnReference> columns) {
        var binding = new Binding();
        for (int i = 0; i < columns.size(); i++) {
            binding.places.putIfAbsent(columns.get(i).id(), i);
        }
        return binding;
    }

    Expression bind(Expression expression) {
        return ExpressionRewriter.bottomUp(expression,
                part -> part instanceof ColumnReference column ? place(column) : part);
    }

    private InputReference place(ColumnReference column) {
        var place = places.get(column.id());
        if (place == null) {
            throw new IllegalStateException(
                    "column " + column.name() + " (id " + column.id() + ") is not in the input " + places);
        }
        return new InputReference(place, column.type(), column.nullable(), column.name());
    }

    List<Expression> bind(List<? extends Expression> expressions) {
        return expressions.stream().map(this::bind).toList();
    }

    List<SortKey> bindKeys(List<SortKey> keys) {
        return keys.stream().map(key -> new SortKey(bind(key.expression()), key.ascending(), key.nullsFirst()))
                .toList();
    }

    WindowCall bind(WindowCall call) {
        return call.map(this::bind);
    }

    AggregateCall bind(AggregateCall call) {
        return new AggregateCall(call.function(), bind(call.arguments()), call.distinct(),
                call.filter() == null ? null : bind(call.filter()), call.type(), call.nullable());
    }
}
