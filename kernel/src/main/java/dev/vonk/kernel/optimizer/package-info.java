/// Makes a logical plan cheaper without changing its answer: one rule a file, the list and the order in [Optimizer].
///
/// Read first: [Optimizer], [Rule]. Must not come in: how a plan is executed.
@NullMarked
package dev.vonk.kernel.optimizer;

import org.jspecify.annotations.NullMarked;
