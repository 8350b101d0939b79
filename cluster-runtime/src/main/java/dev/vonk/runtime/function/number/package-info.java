/// Loops over arrays of numbers, in the shape the compiler turns into vector instructions: one counter, no call, no early
/// exit, no exception; trouble is collected in a flag and looked at after the loop.
///
/// Read first: [LongLoops], [DecimalLoops]. Must not come in: functions and their names, expressions.
@NullMarked
package dev.vonk.runtime.function.number;

import org.jspecify.annotations.NullMarked;
