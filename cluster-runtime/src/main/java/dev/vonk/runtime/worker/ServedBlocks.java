package dev.vonk.runtime.worker;

import dev.vonk.runtime.block.FrameReader;
import dev.vonk.runtime.protocol.ToPeer;

/// The blocks of all drivers' spaces, for other workers.
interface ServedBlocks {
    /// The frames of the block that is asked for.
    ///
    /// @throws LostBlockException where it is not here, or the ticket does not open it
    FrameReader find(ToPeer.OpenBlock request);
}
