/// Dealing a stage's rows out to the partitions of the next stage, and reading them there.
///
/// Read first: [ExchangeWriter]. Must not come in: how blocks are kept or travel.
@NullMarked
package dev.vonk.runtime.exchange;

import org.jspecify.annotations.NullMarked;
