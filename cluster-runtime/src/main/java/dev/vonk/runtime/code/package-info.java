/// Code that travels: the serialisable functional interfaces of the API. How it travels is in the rooms below.
///
/// Read first: [MapFunction], [PartitionFunction]. Must not come in: plans, operators.
@NullMarked
package dev.vonk.runtime.code;

import org.jspecify.annotations.NullMarked;
