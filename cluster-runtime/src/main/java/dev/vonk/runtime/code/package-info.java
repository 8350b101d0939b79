/// Code that travels: the serialisable functional interfaces of the API, and (with the worker pool) the classes that
/// cells define.
///
/// Read first: [MapFunction], [PartitionFunction]. Must not come in: plans, operators.
@NullMarked
package dev.vonk.runtime.code;

import org.jspecify.annotations.NullMarked;
