/// Functions of functions: `transform`, `filter`, `aggregate` and their kin. The inner function is an expression over
/// the variables, by position, and whatever else it uses behind them; it is evaluated over the elements of all rows of a
/// batch at once.
///
/// Read first: [HigherOrder]. Must not come in: names, analysis.
@NullMarked
package dev.vonk.runtime.expression.lambda;

import org.jspecify.annotations.NullMarked;
