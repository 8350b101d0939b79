/// The parts of expressions as they run: one class a kind. They know batches and vectors, not what they were made from.
///
/// Read first: [Node], [CallNode]. Must not come in: types of expressions, analysis, which part is worth sharing.
@NullMarked
package dev.vonk.runtime.expression.node;

import org.jspecify.annotations.NullMarked;
