/// Functions of arrays of numbers as points of a space: lengths, distances, sums.
///
/// Read first: [Embeddings]. Must not come in: arrays as lists of values.
@NullMarked
package dev.vonk.runtime.function.builtin.vector;

import org.jspecify.annotations.NullMarked;
