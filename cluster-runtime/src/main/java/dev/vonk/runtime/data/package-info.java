/// Columns of values in memory: vectors and their encodings, batches of vectors, rows, builders; a batch in bytes.
///
/// Read first: [Vector], [Batch]. A vector knows its physical type only; what the values mean (a date, a decimal)
/// is in the schema beside it. Must not come in: operators, I/O, anything that knows where data comes from.
@NullMarked
package dev.vonk.runtime.data;

import org.jspecify.annotations.NullMarked;
