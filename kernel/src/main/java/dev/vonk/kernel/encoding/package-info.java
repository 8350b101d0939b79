/// Between Java objects and columns: what the fields of a class are, how objects become rows and rows objects, and
/// the user's functions run over batches.
///
/// Read first: [Encoder], [ObjectFunctions]. Must not come in: plans, names to be resolved.
@NullMarked
package dev.vonk.kernel.encoding;

import org.jspecify.annotations.NullMarked;
