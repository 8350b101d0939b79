/// Typed, bound expressions and their evaluation over a batch.
///
/// Read first: [Expression], then the evaluator. Must not come in: names to be resolved, plans.
@NullMarked
package dev.vonk.runtime.expression;

import org.jspecify.annotations.NullMarked;
