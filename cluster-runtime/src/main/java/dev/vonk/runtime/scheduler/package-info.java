/// Decides which task runs where and what is done again: a state machine, events in, actions out. No I/O, no
/// threads, no clock.
///
/// Read first: [Scheduler], [Event], [Action]; then [Lineage], which keeps stages consistent. Must not come in: anything that acts.
@NullMarked
package dev.vonk.runtime.scheduler;

import org.jspecify.annotations.NullMarked;
