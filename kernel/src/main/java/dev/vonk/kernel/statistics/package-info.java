/// How many rows come out of a plan, how many different values a column has: guesses from what sources know of
/// themselves. Nothing is read for them.
///
/// Read first: [Estimator]. Must not come in: what is chosen because of a guess.
@NullMarked
package dev.vonk.kernel.statistics;

import org.jspecify.annotations.NullMarked;
