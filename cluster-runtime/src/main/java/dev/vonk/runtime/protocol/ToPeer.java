package dev.vonk.runtime.protocol;

import dev.vonk.runtime.block.BlockId;
import dev.vonk.runtime.data.Packing;

/// What a worker that wants blocks tells the one that holds them.
public sealed interface ToPeer {
    /// Send a block: its frames come in [BlockFrame]s, then [FromPeer.BlockEnd].
    ///
    /// @param stream the asker's number for it
    /// @param session whose block it is
    /// @param ticket see [Ticket]
    /// @param expiry until when the ticket holds, milliseconds since 1970
    /// @param window bytes that may be sent before the asker grants more
    record OpenBlock(int stream, String session, BlockId id, Packing packing, byte[] ticket, long expiry, long window)
            implements
                ToPeer {}

    /// So many bytes more may be sent.
    record Grant(int stream, long bytes) implements ToPeer {}

    /// No more is wanted.
    record CloseBlock(int stream) implements ToPeer {}
}
