/// Every type to every other, as `CAST` and `TRY_CAST` do it.
///
/// Read first: [Casts], the table; then [TextForm] and [TextParsing] for how values are written and read. Must not come
/// in: which casts are made without being asked for (that is `runtime.type.Coercion`).
@NullMarked
package dev.vonk.runtime.function.cast;

import org.jspecify.annotations.NullMarked;
