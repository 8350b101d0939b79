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
/// @param bindings values given beside the text
/// @param outer the place in the query around it whose columns it may use too; null where there is none
public record Surroundings(Catalog catalog, NestedQueries nested, Supplier<EvaluationContext> evaluation,
        Bindings bindings, @Nullable ExpressionAnalyzer outer) {
    /// Functions alone.
    public static Surroundings of(Catalog catalog, Supplier<EvaluationContext> evaluation) {
        return new Surroundings(catalog, (query, _) -> {
            throw Errors.invalid("UNSUPPORTED_FEATURE.SUBQUERY", "A query cannot stand within this expression.",
                    query.origin());
        }, evaluation, Bindings.NONE, null);
    }

    /// The same with queries understood by `other`.
    public Surroundings with(NestedQueries other) {
        return new Surroundings(catalog, other, evaluation, bindings, outer);
    }

    /// The same with other values given beside the text.
    public Surroundings with(Bindings other) {
        return new Surroundings(catalog, nested, evaluation, other, outer);
    }

    /// The same for a query inside the place where `around` analyses.
    public Surroundings inside(@Nullable ExpressionAnalyzer around) {
        return new Surroundings(catalog, nested, evaluation, bindings, around);
    }
}
