/// Rows that are in memory already, as vectors.
///
/// Read first: [MemorySource]. Must not come in: files.
@NullMarked
package dev.vonk.runtime.source.memory;

import org.jspecify.annotations.NullMarked;
