package dev.vonk.kernel.analysis;

import dev.vonk.kernel.syntax.Query;

/// Knows what a query inside an expression means.
public interface NestedQueries {
    /// The frame of a query that stands where `around` analyses: names it does not know are looked up there.
    Frame analyze(Query query, ExpressionAnalyzer around);
}
