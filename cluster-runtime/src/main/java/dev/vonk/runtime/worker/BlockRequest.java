package dev.vonk.runtime.worker;

import dev.vonk.runtime.block.BlockId;
import dev.vonk.runtime.data.Packing;
import dev.vonk.runtime.operator.TaskMetrics;
import dev.vonk.runtime.protocol.Ticket;
import dev.vonk.runtime.protocol.ToPeer;

/// A block that is wanted from another worker.
///
/// @param key of the job or, for a cached partition, of the session
/// @param window bytes that may be on their way before they are read here
record BlockRequest(String session, String holder, BlockId id, byte[] key, Packing packing, long window,
        TaskMetrics metrics) {
    ToPeer.OpenBlock message(int stream) {
        long expiry = System.currentTimeMillis() + Ticket.MILLIS;
        return new ToPeer.OpenBlock(stream, session, id, packing, Ticket.of(key, session, holder, id, expiry), expiry,
                window);
    }
}
