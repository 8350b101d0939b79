package dev.vonk.kernel.syntax;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A query as it was written: what gives rows. Names are not looked up, types not known. Immutable.
public sealed interface Query {
    /// Where it was written.
    Origin origin();

    /// `SELECT items FROM ... WHERE ... GROUP BY ... HAVING ... QUALIFY ...`.
    ///
    /// @param hints what stood in `/*+ ... */`
    /// @param from null for one row without columns; several relations with commas between are cross joins
    /// @param windows those of the WINDOW clause, by name
    record Select(List<Hint> hints, boolean distinct, List<Syntax> items, @Nullable Relation from,
            @Nullable Syntax where, @Nullable GroupBy groupBy, @Nullable Syntax having, @Nullable Syntax qualify,
            Map<String, Syntax.WindowSpecification> windows, Origin origin) implements Query {
        public Select {
            hints = List.copyOf(hints);
            items = List.copyOf(items);
            windows = Map.copyOf(windows);
        }
    }

    /// `left UNION [ALL] [BY NAME] right` and its kin.
    ///
    /// @param all whether rows count as often as they occur
    /// @param byName whether columns meet by name rather than place
    record SetOperation(Kind kind, boolean all, boolean byName, Query left, Query right, Origin origin)
            implements
                Query {
        /// Which.
        public enum Kind {
            UNION, INTERSECT, EXCEPT
        }
    }

    /// `VALUES (1, 'a'), (2, 'b')`; columns are called col1, col2, ...
    record Values(List<List<Syntax>> rows, Origin origin) implements Query {
        public Values {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /// `TABLE name`, and a relation alone as a query: `FROM name` before a pipe.
    record From(Relation relation, Origin origin) implements Query {}

    /// `WITH name AS (...) body`.
    record With(boolean recursive, List<CommonTable> tables, Query body, Origin origin) implements Query {
        public With {
            tables = List.copyOf(tables);
        }
    }

    /// One of the tables of a WITH.
    ///
    /// @param columns new names for its columns; none to keep theirs
    /// @param maxRecursion the level of `MAX RECURSION LEVEL n`; null for the setting's
    record CommonTable(String name, List<String> columns, Query query, @Nullable Syntax maxRecursion, Origin origin) {
        public CommonTable {
            columns = List.copyOf(columns);
        }
    }

    /// A query with an order, a distribution and a limit. Empty lists and nulls stand for what was not written.
    ///
    /// @param orderBy keys, or one [Syntax.SortOrder] over [Syntax.AllColumns] for ORDER BY ALL
    /// @param limit null for none; LIMIT ALL is none too
    record Ordered(Query body, List<Syntax> orderBy, List<Syntax> sortBy, List<Syntax> distributeBy,
            List<Syntax> clusterBy, Map<String, Syntax.WindowSpecification> windows, @Nullable Syntax limit,
            @Nullable Syntax offset, Origin origin) implements Query {
        public Ordered {
            orderBy = List.copyOf(orderBy);
            sortBy = List.copyOf(sortBy);
            distributeBy = List.copyOf(distributeBy);
            clusterBy = List.copyOf(clusterBy);
            windows = Map.copyOf(windows);
        }
    }

    /// `input |> step`.
    record Piped(Query input, PipeStep step, Origin origin) implements Query {}

    /// A hint: `BROADCAST(t)`, `REPARTITION(10, c)`.
    record Hint(String name, List<Syntax> arguments, Origin origin) {
        public Hint {
            arguments = List.copyOf(arguments);
        }
    }

    /// `GROUP BY`, in any of its forms; several forms together make every combination.
    record GroupBy(List<Grouping> elements, Origin origin) {
        public GroupBy {
            elements = List.copyOf(elements);
        }
    }

    /// One element of a GROUP BY.
    sealed interface Grouping {
        /// A key: an expression, the name or the place of a select item.
        record Key(Syntax expression) implements Grouping {}

        /// `ROLLUP (a, (b, c))`.
        record Rollup(List<List<Syntax>> sets) implements Grouping {}

        /// `CUBE (a, (b, c))`.
        record Cube(List<List<Syntax>> sets) implements Grouping {}

        /// `GROUPING SETS (...)`; a key stands for the set of it alone, a [Listed] for a set of several or none.
        record Sets(List<Grouping> sets) implements Grouping {}

        /// `(a, b)` or `()` within GROUPING SETS.
        record Listed(List<Syntax> keys) implements Grouping {}

        /// `ALL`: every select item without an aggregate.
        record All() implements Grouping {}
    }

    /// What a pipe does to the rows before it.
    sealed interface PipeStep {
        /// `|> SELECT ... GROUP BY ...`.
        record Select(List<Hint> hints, boolean distinct, List<Syntax> items, @Nullable GroupBy groupBy,
                Map<String, Syntax.WindowSpecification> windows) implements PipeStep {}

        /// `|> EXTEND`: columns at the end.
        record Extend(List<Syntax> items) implements PipeStep {}

        /// `|> SET a = 1`: columns computed anew; each alias names one.
        record Set(List<Syntax.Alias> columns) implements PipeStep {}

        /// `|> DROP a, b`.
        record Drop(List<Syntax.Name> columns) implements PipeStep {}

        /// `|> AS name`.
        record As(String name) implements PipeStep {}

        /// `|> WHERE`.
        record Where(Syntax condition) implements PipeStep {}

        /// `|> AGGREGATE items GROUP BY ...`.
        record Aggregate(List<Syntax> items, @Nullable GroupBy groupBy) implements PipeStep {}

        /// `|> JOIN ...`, PIVOT, UNPIVOT, TABLESAMPLE, LATERAL VIEW: the relation's innermost input is [Relation.Piped].
        record Related(Relation relation) implements PipeStep {}

        /// `|> UNION ALL ...`.
        record Combine(SetOperation.Kind kind, boolean all, boolean byName, Query right) implements PipeStep {}

        /// `|> ORDER BY`, LIMIT and their kin, as in [Ordered]; its body is the piped input.
        record Arrange(List<Syntax> orderBy, List<Syntax> sortBy, List<Syntax> distributeBy, List<Syntax> clusterBy,
                @Nullable Syntax limit, @Nullable Syntax offset) implements PipeStep {}
    }
}
