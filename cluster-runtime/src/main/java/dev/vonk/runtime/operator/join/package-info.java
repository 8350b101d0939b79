/// The build side of a hash join once it is complete: its rows, and from a key to the rows that have it.
///
/// Read first: [JoinTable]. Must not come in: operators, plans, kinds of joins.
@NullMarked
package dev.vonk.runtime.operator.join;

import org.jspecify.annotations.NullMarked;
