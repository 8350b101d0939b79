/// The life of one query: optimise, plan, run, explain; and the cached frames.
///
/// Read first: [QueryRunner], [QueryEngine]. Must not come in: what users type, how a plan is executed.
@NullMarked
package dev.vonk.kernel.query;

import org.jspecify.annotations.NullMarked;
