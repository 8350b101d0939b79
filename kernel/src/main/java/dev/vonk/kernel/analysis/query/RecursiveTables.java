package dev.vonk.kernel.analysis.query;

import dev.vonk.kernel.analysis.Errors;
import dev.vonk.kernel.analysis.Frame;
import dev.vonk.kernel.syntax.Query;
import dev.vonk.kernel.syntax.Relation;
import org.jspecify.annotations.Nullable;

/// Common tables that are made of themselves.
final class RecursiveTables {
    private final QueryAnalyzer queries;

    RecursiveTables(QueryAnalyzer queries) {
        this.queries = queries;
    }

    /// The frame of a table that refers to itself.
    Frame frame(Query.CommonTable table) {
        throw Errors.invalid("UNSUPPORTED_FEATURE", "The table " + Errors.quoted(table.name()) + " refers to itself ("
                + queries.getClass().getSimpleName() + "), which cannot be computed yet.", table.origin());
    }

    /// Whether the table's query reads the table.
    static boolean refersTo(Query.CommonTable table) {
        return reads(table.query(), table.name());
    }

    private static boolean reads(Query query, String name) {
        return switch (query) {
            case Query.Select select -> reads(select.from(), name);
            case Query.SetOperation operation -> reads(operation.left(), name) || reads(operation.right(), name);
            case Query.Values _ -> false;
            case Query.From(var relation, var _) -> reads(relation, name);
            case Query.With with -> reads(with.body(), name)
                    || with.tables().stream().anyMatch(table -> reads(table.query(), name));
            case Query.Ordered ordered -> reads(ordered.body(), name);
            case Query.Piped piped -> reads(piped.input(), name);
        };
    }

    private static boolean reads(@Nullable Relation relation, String name) {
        return switch (relation) {
            case null -> false;
            case Relation.Named named -> named.name().size() == 1 && named.name().getFirst().equalsIgnoreCase(name);
            case Relation.Nested(var query, var _) -> reads(query, name);
            case Relation.Lateral(var inner, var _) -> reads(inner, name);
            case Relation.Aliased aliased -> reads(aliased.relation(), name);
            case Relation.Join join -> reads(join.left(), name) || reads(join.right(), name);
            case Relation.LateralView view -> reads(view.input(), name);
            case Relation.Pivot pivot -> reads(pivot.input(), name);
            case Relation.Unpivot unpivot -> reads(unpivot.input(), name);
            case Relation.Sample sample -> reads(sample.input(), name);
            case Relation.Computed _,Relation.TableFunction _,Relation.Piped _ -> false;
        };
    }
}
