/// The kernel: it takes a front end's messages, runs cells one at a time and sends back what happens.
///
/// Cells wait in a queue; an interrupt does not. Answers are given beside the running cell. Everything that goes out
/// goes out on one thread, in order.
///
/// Read first: [Kernel] and [KernelSettings].
///
/// What must not come in: how messages travel to other processes belongs beside this, not into [Kernel]; JShell stays
/// in the cell room.
@NullMarked
package dev.vonk.kernel.server;

import org.jspecify.annotations.NullMarked;
