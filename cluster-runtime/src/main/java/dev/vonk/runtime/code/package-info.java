/// Code that travels: the serialisable functional interfaces of the API, and what functions share with the program:
/// broadcast values, accumulators, the task they run in. How it travels is in the rooms below.
///
/// Read first: [MapFunction], [PartitionFunction], [TaskScope]. Must not come in: plans, operators.
@NullMarked
package dev.vonk.runtime.code;

import org.jspecify.annotations.NullMarked;
