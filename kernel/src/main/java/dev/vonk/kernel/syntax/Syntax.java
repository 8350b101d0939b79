package dev.vonk.kernel.syntax;

import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.function.ScalarFunction;
import dev.vonk.runtime.type.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// An expression as it was written: names are not looked up, types not known. Immutable.
///
/// Operators are calls under their names in the function registry (`add`, `less`, `and`, `in`, ...).
public sealed interface Syntax {
    /// Where it was written.
    Origin origin();

    /// The direct parts, in order.
    List<Syntax> parts();

    /// A name with its qualifiers: `a`, `t.a`, `a.field`.
    record Name(List<String> names, Origin origin) implements Syntax {
        public Name {
            names = List.copyOf(names);
        }

        @Override
        public List<Syntax> parts() {
            return List.of();
        }
    }

    /// All columns, or all of one frame: `*`, `t.*`.
    ///
    /// @param except names of columns or of fields that are left out
    record Star(List<String> qualifier, List<Name> except, Origin origin) implements Syntax {
        public Star {
            qualifier = List.copyOf(qualifier);
            except = List.copyOf(except);
        }

        public Star(List<String> qualifier, Origin origin) {
            this(qualifier, List.of(), origin);
        }

        @Override
        public List<Syntax> parts() {
            return List.of();
        }
    }

    /// `ALL` where it stands for every column: `ORDER BY ALL`.
    record AllColumns(Origin origin) implements Syntax {
        @Override
        public List<Syntax> parts() {
            return List.of();
        }
    }

    /// A column of a particular frame, as `df.col("x")` gives it.
    ///
    /// @param frame the number of the frame it was taken from; tells the sides of a self-join apart
    record FrameColumn(ColumnReference column, long frame, Origin origin) implements Syntax {
        @Override
        public List<Syntax> parts() {
            return List.of();
        }
    }

    /// A constant: a Java value as [dev.vonk.runtime.data.Row] holds it, or null.
    record Literal(@Nullable Object value, DataType type, Origin origin) implements Syntax {
        @Override
        public List<Syntax> parts() {
            return List.of();
        }
    }

    /// A call of a function or operator by name.
    ///
    /// @param name lower case
    /// @param distinct for aggregates: equal arguments count once
    /// @param filter for aggregates: only rows where it is true count; null for all
    record Call(String name, List<Syntax> arguments, boolean distinct, @Nullable Syntax filter, Origin origin)
            implements
                Syntax {
        public Call {
            arguments = List.copyOf(arguments);
        }

        public Call(String name, List<Syntax> arguments, Origin origin) {
            this(name, arguments, false, null, origin);
        }

        @Override
        public List<Syntax> parts() {
            if (filter == null) {
                return arguments;
            }
            var all = new ArrayList<>(arguments);
            all.add(filter);
            return all;
        }
    }

    /// A call of a user's own function that is at hand as an object.
    record FunctionCall(ScalarFunction function, List<Syntax> arguments, Origin origin) implements Syntax {
        public FunctionCall {
            arguments = List.copyOf(arguments);
        }

        @Override
        public List<Syntax> parts() {
            return arguments;
        }
    }

    /// A written change of type.
    ///
    /// @param orNull whether a value that cannot be cast becomes null instead of an error
    record CastTo(Syntax child, DataType type, boolean orNull, Origin origin) implements Syntax {
        @Override
        public List<Syntax> parts() {
            return List.of(child);
        }
    }

    /// `CASE WHEN condition THEN value ... ELSE otherwise END`.
    ///
    /// @param otherwise null for none
    record CaseWhen(List<Branch> branches, @Nullable Syntax otherwise, Origin origin) implements Syntax {
        /// One branch.
        public record Branch(Syntax condition, Syntax value) {}

        public CaseWhen {
            branches = List.copyOf(branches);
        }

        @Override
        public List<Syntax> parts() {
            var all = new ArrayList<Syntax>();
            branches.forEach(branch -> {
                all.add(branch.condition());
                all.add(branch.value());
            });
            if (otherwise != null) {
                all.add(otherwise);
            }
            return all;
        }
    }

    /// A field of a struct, or a value of a map with string keys: `s.field`.
    record FieldOf(Syntax child, String field, Origin origin) implements Syntax {
        @Override
        public List<Syntax> parts() {
            return List.of(child);
        }
    }

    /// An element of an array by place, a value of a map by key, a field of a struct by name: `a[key]`.
    record ItemOf(Syntax child, Syntax key, Origin origin) implements Syntax {
        @Override
        public List<Syntax> parts() {
            return List.of(child, key);
        }
    }

    /// Another name for the result; several for an expression that makes several columns.
    record Alias(Syntax child, List<String> names, Origin origin) implements Syntax {
        public Alias {
            names = List.copyOf(names);
        }

        @Override
        public List<Syntax> parts() {
            return List.of(child);
        }
    }

    /// A key of an order.
    record SortOrder(Syntax child, boolean ascending, boolean nullsFirst, Origin origin) implements Syntax {
        @Override
        public List<Syntax> parts() {
            return List.of(child);
        }
    }

    /// A constant of a named type: `DATE '2020-01-01'`, `TIMESTAMP '...'`, `X'1F'`. What the text may be depends on the
    /// session's time zone, so it is read later.
    ///
    /// @param type upper case
    record TypedLiteral(String type, String text, Origin origin) implements Syntax {
        @Override
        public List<Syntax> parts() {
            return List.of();
        }
    }

    /// `INTERVAL 1 DAY 2 HOURS`, `INTERVAL '1-2' YEAR TO MONTH`, `INTERVAL '1 day'`.
    ///
    /// @param values each with its unit
    record Interval(List<IntervalValue> values, Origin origin) implements Syntax {
        public Interval {
            values = List.copyOf(values);
        }

        @Override
        public List<Syntax> parts() {
            return List.of();
        }
    }

    /// A part of an interval.
    ///
    /// @param text a number or quoted text, without quotes, the sign included
    /// @param from the unit in lower case and singular; null where the text names its units
    /// @param to the last unit of `DAY TO SECOND`; null for one unit
    record IntervalValue(String text, @Nullable String from, @Nullable String to) {}

    /// `(x, y) -> body`.
    record Lambda(List<String> parameters, Syntax body, Origin origin) implements Syntax {
        public Lambda {
            parameters = List.copyOf(parameters);
        }

        @Override
        public List<Syntax> parts() {
            return List.of(body);
        }
    }

    /// `name => value`.
    record NamedArgument(String name, Syntax value, Origin origin) implements Syntax {
        @Override
        public List<Syntax> parts() {
            return List.of(value);
        }
    }

    /// `:name` or `?`.
    ///
    /// @param name null for the one by place
    /// @param place how many `?` stand before it
    record Parameter(@Nullable String name, int place, Origin origin) implements Syntax {
        @Override
        public List<Syntax> parts() {
            return List.of();
        }
    }

    /// `IDENTIFIER(expression)` where a column stands.
    record IdentifierOf(Syntax name, Origin origin) implements Syntax {
        @Override
        public List<Syntax> parts() {
            return List.of(name);
        }
    }

    /// `call IGNORE NULLS`.
    record IgnoringNulls(Call call, Origin origin) implements Syntax {
        @Override
        public List<Syntax> parts() {
            return List.of(call);
        }
    }

    /// `call WITHIN GROUP (ORDER BY order)`.
    record WithinGroup(Call call, List<SortOrder> order, Origin origin) implements Syntax {
        public WithinGroup {
            order = List.copyOf(order);
        }

        @Override
        public List<Syntax> parts() {
            var all = new ArrayList<Syntax>(order);
            all.addFirst(call);
            return all;
        }
    }

    /// `function OVER window`.
    ///
    /// @param function a call, perhaps ignoring nulls
    record Over(Syntax function, WindowSpecification window, Origin origin) implements Syntax {
        @Override
        public List<Syntax> parts() {
            var all = new ArrayList<Syntax>();
            all.add(function);
            all.addAll(window.partitionBy());
            all.addAll(window.orderBy());
            return all;
        }
    }

    /// The rows that a window function sees.
    ///
    /// @param name of a window of the WINDOW clause to start from; null for none
    /// @param frame null for the function's own
    record WindowSpecification(@Nullable String name, List<Syntax> partitionBy, List<SortOrder> orderBy,
            @Nullable WindowFrame frame, Origin origin) {
        public WindowSpecification {
            partitionBy = List.copyOf(partitionBy);
            orderBy = List.copyOf(orderBy);
        }
    }

    /// `ROWS BETWEEN from AND to`.
    ///
    /// @param rows whether bounds count rows; else they are distances of the ordering value
    record WindowFrame(boolean rows, Bound from, Bound to, Origin origin) {
        /// An end of a frame.
        ///
        /// @param offset the distance; null for the kinds without
        public record Bound(Kind kind, @Nullable Syntax offset) {}

        /// Where an end lies.
        public enum Kind {
            UNBOUNDED_PRECEDING, PRECEDING, CURRENT_ROW, FOLLOWING, UNBOUNDED_FOLLOWING
        }
    }

    /// A query that gives one value: `(SELECT max(a) FROM t)`.
    record ScalarQuery(Query query, Origin origin) implements Syntax {
        @Override
        public List<Syntax> parts() {
            return List.of();
        }
    }

    /// `EXISTS (query)`.
    record Exists(Query query, Origin origin) implements Syntax {
        @Override
        public List<Syntax> parts() {
            return List.of();
        }
    }

    /// `child IN (query)`; several columns on the left are a call of `struct`.
    record InQuery(Syntax child, Query query, Origin origin) implements Syntax {
        @Override
        public List<Syntax> parts() {
            return List.of(child);
        }
    }

    /// `TABLE (query)` as an argument.
    ///
    /// @param singlePartition whether `WITH SINGLE PARTITION` stands behind it
    record TableArgument(Query query, List<Syntax> partitionBy, List<SortOrder> orderBy, boolean singlePartition,
            Origin origin) implements Syntax {
        public TableArgument {
            partitionBy = List.copyOf(partitionBy);
            orderBy = List.copyOf(orderBy);
        }

        @Override
        public List<Syntax> parts() {
            return List.of();
        }
    }

    /// Whether the expression or a part of it passes.
    default boolean any(Predicate<Syntax> test) {
        return test.test(this) || parts().stream().anyMatch(part -> part.any(test));
    }
}
