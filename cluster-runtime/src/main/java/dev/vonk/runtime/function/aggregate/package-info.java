/// Running states of aggregates, in arrays indexed by group number, so that a hash table only has to find the number.
///
/// Read first: [Accumulator]. Must not come in: which groups there are.
@NullMarked
package dev.vonk.runtime.function.aggregate;

import org.jspecify.annotations.NullMarked;
