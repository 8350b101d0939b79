/// Batches kept: the memory budget, spilling, and the store of named blocks (exchange output and cached frames alike).
///
/// Read first: [MemoryBudget], [Block], then [BlockStore]. Must not come in: operators, who asked for a block.
@NullMarked
package dev.vonk.runtime.block;

import org.jspecify.annotations.NullMarked;
