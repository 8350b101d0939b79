/// Window functions over rows in order: where partitions and peers begin, which rows a frame has, and what each function
/// gives for every row of a block of whole partitions.
///
/// Read first: [WindowBlock], [WindowCalls]. Must not come in: batches on their way, memory, disk: those are the
/// operator's.
@NullMarked
package dev.vonk.runtime.operator.window;

import org.jspecify.annotations.NullMarked;
