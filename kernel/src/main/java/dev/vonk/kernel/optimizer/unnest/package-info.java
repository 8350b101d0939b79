/// Turns every [dev.vonk.kernel.logical.Apply] into joins, aggregates and projections, whatever the right side is made
/// of.
///
/// The method is Neumann's and Kemper's ("Unnesting Arbitrary Queries", 2015). An Apply asks for each left row beside
/// the rows that the right side gives for it. [Dependent] builds that plan by going down the right side: a filter or
/// projection above a lateral pairing is the same filter or projection over the pairs; an aggregate groups by the left
/// row too; a join pairs the side that needs it. Where the left side has no use for the right's columns the pairing is a
/// plain cross join, so the walk ends. What must see each left row once (aggregates, limits, set operations) works on the
/// distinct values of the columns used, the *domain*, and its result is joined back. Often no domain is needed: where
/// the right side speaks of the left only in conditions that can be lifted out of it ([Hoisting]), those become the
/// join's condition, and an aggregate in between groups by the right side's own columns.
///
/// All kinds of subquery come down to that pairing. A scalar query is made to give exactly one row, by an aggregate
/// without keys; EXISTS and IN become counts of rows, which are such aggregates too; and where a filter right above asks
/// for nothing but EXISTS, IN or their opposite, a semi or anti join. What an aggregate gives for no rows at all is
/// asked of the aggregate itself ([EmptyGroups]), so `count(*)` is 0 where a left row has no match.
///
/// Read first: [Unnesting], [Dependent]. Must not come in: choices of cost; how joins are done.
@NullMarked
package dev.vonk.kernel.optimizer.unnest;

import org.jspecify.annotations.NullMarked;
