/// Numbers in a row: the table that costs nothing until it is read.
///
/// Read first: [RangeSource]. Must not come in: files.
@NullMarked
package dev.vonk.runtime.source.range;

import org.jspecify.annotations.NullMarked;
