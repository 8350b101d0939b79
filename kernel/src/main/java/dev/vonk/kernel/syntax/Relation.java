package dev.vonk.kernel.syntax;

import dev.vonk.runtime.plan.JoinKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What can stand in a FROM, as it was written. Immutable.
public sealed interface Relation {
    /// Where it was written.
    Origin origin();

    /// A table, a view, a common table, or files: ``parquet.`path` ``.
    ///
    /// @param options those of `WITH (...)` behind the name
    record Named(List<String> name, Map<String, String> options, Origin origin) implements Relation {
        public Named {
            name = List.copyOf(name);
            options = Map.copyOf(options);
        }
    }

    /// `IDENTIFIER(expression)`: a name that an expression gives.
    record Computed(Syntax name, Origin origin) implements Relation {}

    /// A query in parentheses; VALUES too.
    record Nested(Query query, Origin origin) implements Relation {}

    /// A function that makes a table: `range(10)`, `explode(...)`.
    record TableFunction(List<String> name, List<Syntax> arguments, Origin origin) implements Relation {
        public TableFunction {
            name = List.copyOf(name);
            arguments = List.copyOf(arguments);
        }
    }

    /// `LATERAL relation`: it may use the columns of those before it.
    record Lateral(Relation relation, Origin origin) implements Relation {}

    /// A relation under a name of its own.
    ///
    /// @param columns new names for its columns; none to keep theirs
    record Aliased(Relation relation, String name, List<String> columns, Origin origin) implements Relation {
        public Aliased {
            columns = List.copyOf(columns);
        }
    }

    /// A join; a comma is a cross join.
    ///
    /// @param condition null for none
    /// @param using the names of USING, none for no USING
    record Join(JoinKind kind, boolean natural, Relation left, Relation right, @Nullable Syntax condition,
            List<String> using, Origin origin) implements Relation {
        public Join {
            using = List.copyOf(using);
        }
    }

    /// `input LATERAL VIEW [OUTER] generator name AS columns`.
    record LateralView(Relation input, boolean outer, Syntax generator, @Nullable String name, List<String> columns,
            Origin origin) implements Relation {
        public LateralView {
            columns = List.copyOf(columns);
        }
    }

    /// `input PIVOT (aggregates FOR columns IN (values))`.
    ///
    /// @param columns one name, or several in parentheses
    /// @param values each perhaps with an alias; for several columns each is a call of `struct`
    record Pivot(Relation input, List<Syntax> aggregates, List<Syntax> columns, List<Syntax> values, Origin origin)
            implements
                Relation {
        public Pivot {
            aggregates = List.copyOf(aggregates);
            columns = List.copyOf(columns);
            values = List.copyOf(values);
        }
    }

    /// `input UNPIVOT [INCLUDE NULLS] (values FOR name IN (sets))`.
    ///
    /// @param values the names of the value columns
    record Unpivot(Relation input, boolean includeNulls, List<String> values, String name, List<UnpivotSet> sets,
            Origin origin) implements Relation {
        public Unpivot {
            values = List.copyOf(values);
            sets = List.copyOf(sets);
        }
    }

    /// The columns that make one row of an unpivot, and what the name column says for them; null for their own names.
    record UnpivotSet(List<Syntax.Name> columns, @Nullable String label) {
        public UnpivotSet {
            columns = List.copyOf(columns);
        }
    }

    /// `input TABLESAMPLE (...) [REPEATABLE (seed)]`.
    ///
    /// @param amount percent, rows, or bytes with a unit as text; the bucket of `BUCKET x OUT OF y`
    /// @param of `y` of a bucket; null for the other kinds
    /// @param seed null for any
    record Sample(Relation input, Kind kind, Syntax amount, @Nullable Syntax of, @Nullable Long seed, Origin origin)
            implements
                Relation {
        /// What the amount counts.
        public enum Kind {
            PERCENT, ROWS, BUCKET, BYTES
        }
    }

    /// The rows before a pipe.
    record Piped(Origin origin) implements Relation {}
}
