/// Files of plain lines: one string column, `value`.
///
/// Read first: [TextFormat], [TextReader]. Must not come in: what the lines mean.
@NullMarked
package dev.vonk.runtime.source.text;

import org.jspecify.annotations.NullMarked;
