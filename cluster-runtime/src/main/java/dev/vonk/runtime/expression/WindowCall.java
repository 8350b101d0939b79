package dev.vonk.runtime.expression;

import dev.vonk.runtime.function.AggregateFunction;
import dev.vonk.runtime.function.WindowFunction;
import dev.vonk.runtime.type.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One call of a Window node: a function of the rows around each row.
///
/// @param arguments already of the types the function wants
/// @param filter for aggregates: only rows where it is true count; null for all
/// @param ignoreNulls whether rows where the first argument is null are passed over; for functions of a row's place
public record WindowCall(Function function, List<Expression> arguments, @Nullable Expression filter,
        WindowFrame frame, boolean ignoreNulls, DataType type, boolean nullable) {
    /// What is called.
    public sealed interface Function {
        /// Its name.
        String name();

        /// One that only stands before OVER.
        record OfPlace(WindowFunction function) implements Function {
            @Override
            public String name() {
                return function.name();
            }
        }

        /// An aggregate of the rows of the frame.
        record OfFrame(AggregateFunction function) implements Function {
            @Override
            public String name() {
                return function.name();
            }
        }
    }

    public WindowCall {
        arguments = List.copyOf(arguments);
    }

    /// All that is computed of each row for it: the arguments, the filter where there is one, then what the frame
    /// needs.
    public List<Expression> expressions() {
        var all = new ArrayList<>(arguments);
        if (filter != null) {
            all.add(filter);
        }
        all.addAll(frame.expressions());
        return all;
    }

    /// The same call over changed expressions.
    public WindowCall map(UnaryOperator<Expression> change) {
        var changed = new WindowFrame(frame.unit(), map(frame.from(), change), map(frame.to(), change));
        return new WindowCall(function, arguments.stream().map(change).toList(),
                filter == null ? null : change.apply(filter), changed, ignoreNulls, type, nullable);
    }

    private static WindowFrame.Bound map(WindowFrame.Bound bound, UnaryOperator<Expression> change) {
        return bound instanceof WindowFrame.Bound.Value(var key, var limit)
                ? new WindowFrame.Bound.Value(change.apply(key), change.apply(limit))
                : bound;
    }

    @Override
    public String toString() {
        var list = arguments.isEmpty() && function.name().equals("count")
                ? "1"
                : arguments.stream().map(Expression::toString).collect(Collectors.joining(", "));
        return function.name() + "(" + list + ")" + (filter == null ? "" : " FILTER (WHERE " + filter + ")")
                + (ignoreNulls ? " IGNORE NULLS " : " ") + frame;
    }
}
