/// A plan cut into stages at its exchanges, and stages into tasks: the lineage of every result.
///
/// Read first: [StageGraph], [Stage]. Must not come in: where tasks run, what happens when they fail.
@NullMarked
package dev.vonk.runtime.stage;

import org.jspecify.annotations.NullMarked;
