package dev.vonk.kernel.analysis;

import dev.vonk.kernel.catalog.Catalog;
import dev.vonk.runtime.function.EvaluationContext;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What an expression can mean besides the columns of its frame.
///
/// @param catalog functions by name
/// @param nested what queries within it mean
/// @param evaluation zone and moment, for constants that are needed before the query runs
/// @param outer the place in the query around it whose columns it may use too; null where there is none
public record Surroundings(Catalog catalog, NestedQueries nested, Supplier<EvaluationContext> evaluation,
        @Nullable ExpressionAnalyzer outer) {
    /// Functions alone.
    public static Surroundings of(Catalog catalog) {
        return new Surroundings(catalog, (query, _) -> {
            throw Errors.invalid("UNSUPPORTED_FEATURE.SUBQUERY", "A query cannot stand within this expression.",
                    query.origin());
        }, () -> EvaluationContext.UTC, null);
    }

    /// The same for a query inside the place where `around` analyses.
    public Surroundings inside(ExpressionAnalyzer around) {
        return new Surroundings(catalog, nested, evaluation, around);
    }
}
