/// Every message between a driver, its workers and the registry of a pool: one sealed interface for each direction, and
/// the numbers of their frames.
///
/// Read first: [ToWorker], [ToDriver]. Must not come in: sockets, and what is done about a message.
@NullMarked
package dev.vonk.runtime.protocol;

import org.jspecify.annotations.NullMarked;
