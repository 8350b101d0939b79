/// Rows kept beyond the batch they came in: copied, collected, gathered, dealt out to spilled partitions.
///
/// Read first: [RowCollector], [Copies]. Must not come in: operators, plans, what the rows are kept for.
@NullMarked
package dev.vonk.runtime.operator.rows;

import org.jspecify.annotations.NullMarked;
