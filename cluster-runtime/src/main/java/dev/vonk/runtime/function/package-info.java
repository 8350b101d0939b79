/// What a function is: name, types, null rule, vector loop, one-line description, example; and the registry of
/// those there are.
///
/// Read first: [ScalarFunction], [AggregateFunction]. Must not come in: expressions, plans, anything that decides
/// when a function is called.
@NullMarked
package dev.vonk.runtime.function;

import org.jspecify.annotations.NullMarked;
