/// From rows of key columns to numbers: what grouping, joining and removing duplicates have in common. Keys are packed
/// into one or a few 64-bit words, so that one loop over words serves every type.
///
/// Read first: [KeyTable], [KeyLayout]. Must not come in: operators, plans, what the numbers are used for.
@NullMarked
package dev.vonk.runtime.operator.key;

import org.jspecify.annotations.NullMarked;
