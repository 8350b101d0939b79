/// The types a value can have, with Spark's names. No values, no I/O.
///
/// Read first: [DataType], [StructType]. Must not come in: anything that holds data.
@NullMarked
package dev.vonk.runtime.type;

import org.jspecify.annotations.NullMarked;
