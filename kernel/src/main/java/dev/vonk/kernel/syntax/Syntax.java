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
    record Star(List<String> qualifier, Origin origin) implements Syntax {
        public Star {
            qualifier = List.copyOf(qualifier);
        }

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

    /// Whether the expression or a part of it passes.
    default boolean any(Predicate<Syntax> test) {
        return test.test(this) || parts().stream().anyMatch(part -> part.any(test));
    }
}
