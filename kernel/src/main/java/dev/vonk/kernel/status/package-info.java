/// What is seen of a session from outside: a model folded from the pool's events, the log that keeps those events, and a
/// small web page over the model that can be read and not written.
///
/// Read first: [StatusModel], [SessionStatus]. Must not come in: anything that changes what runs; text that reaches a
/// page other than through [Tag].
@NullMarked
package dev.vonk.kernel.status;

import org.jspecify.annotations.NullMarked;
